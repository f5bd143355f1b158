// task:  02.8
// title: The output projection's bias does not start at 0
// hint:  A linear layer fills its bias with small random numbers. Here both biases start at 0, so somebody has to set
//        this one.
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
        nn.init.xavier_uniform_(in_proj_weight);
        out_proj = nn.Linear(dModel, dModel, hasBias: bias);
        if (bias)
        {
            in_proj_bias = new Parameter(zeros(3 * dModel));
        }

        RegisterComponents();
    }
}
