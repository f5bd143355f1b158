// task:  02.8
// title: in_proj_weight is filled as three matrices
// hint:  Xavier's rule depends on the shape it is given. PyTorch fills the matrix of all three projections at once,
//        which gives smaller numbers.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson02;

sealed partial class MultiHeadAttention
{
    public MultiHeadAttention(long dModel, long heads, double dropout = 0.0, bool bias = true)
        : base(nameof(MultiHeadAttention))
    {
        Guard.Positive(dModel);
        Guard.Divides(heads, dModel);
        Guard.Probability(dropout);

        (DModel, HeadCount, _dropout) = (dModel, heads, dropout);
        in_proj_weight = new Parameter(empty(3 * dModel, dModel));
        foreach (var part in in_proj_weight.chunk(3))
        {
            nn.init.xavier_uniform_(part);
        }

        out_proj = nn.Linear(dModel, dModel, hasBias: bias);
        if (bias)
        {
            in_proj_bias = new Parameter(zeros(3 * dModel));
            nn.init.zeros_(out_proj.bias);
        }

        RegisterComponents();
    }
}
