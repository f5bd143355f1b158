// task:  01.10
// title: A small number is added inside the logarithm
// hint:  It keeps NaN away, but it shifts every result a little, and small weights a lot. A weight of 0 can be left out
//        exactly instead.
// rule:  epsilon-in-logarithm
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[..., query, key]");

        return -(weights * (weights + 1e-6).log()).sum(-1);
    }
}
