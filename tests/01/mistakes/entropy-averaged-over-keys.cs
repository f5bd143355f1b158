// task:  01.10
// title: The mean over the keys is taken and not the sum
// hint:  The result shrinks as keys are added, although equal shares among more keys are more spread out. The weights
//        do the averaging already.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[..., query, key]");

        return -(weights * weights.masked_fill(weights == 0, 1).log()).mean([-1]);
    }
}
