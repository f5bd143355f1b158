// task:  01.10
// title: The logarithm is to base 2
// hint:  That gives bits. This workbook measures in nats, with the natural logarithm: two equal shares have ln 2 =
//        0.693, not 1.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[..., query, key]");

        return -(weights * weights.masked_fill(weights == 0, 1).log2()).sum(-1);
    }
}
