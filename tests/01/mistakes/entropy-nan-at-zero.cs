// task:  01.10
// title: A weight of 0 gives NaN
// hint:  ln 0 is -∞, and 0 · -∞ is NaN. In the limit w ln w goes to 0: a weight of 0 adds nothing, and masked keys
//        always have it.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[..., query, key]");

        return -(weights * weights.log()).sum(-1);
    }
}
