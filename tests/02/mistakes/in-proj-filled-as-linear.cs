// task:  02.8
// title: in_proj_weight is filled as a linear layer fills its weight
// hint:  A linear layer follows Kaiming's rule, with another bound. Xavier's uniform rule is asked for; it is in
//        TorchSharp's list of ways to fill a tensor.
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
        nn.init.kaiming_uniform_(in_proj_weight, Math.Sqrt(5));
        out_proj = nn.Linear(dModel, dModel, hasBias: bias);
        if (bias)
        {
            in_proj_bias = new Parameter(zeros(3 * dModel));
            nn.init.zeros_(out_proj.bias);
        }

        RegisterComponents();
    }
}
