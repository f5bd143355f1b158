// task:  02.8
// title: Made in another order, filled by hand
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

        DModel = dModel;
        HeadCount = heads;
        _dropout = dropout;
        out_proj = nn.Linear(dModel, dModel, bias);
        double bound = Math.Sqrt(6.0 / (4 * dModel));
        in_proj_weight = nn.Parameter((rand(3 * dModel, dModel) * 2 * bound) - bound);
        if (bias)
        {
            using var noGradient = no_grad();
            out_proj.bias!.zero_();
            in_proj_bias = nn.Parameter(zeros(3 * dModel));
        }

        RegisterComponents();
    }
}
