// task:  05.6
// rule:  finite-mask
// title: Padding is filled with a made-up number
// hint:  -1e9 is not smaller than everything, and a sentence without real tokens keeps it. Minus infinity can be told
//        apart, and put right.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Pooling
{
    public static Tensor Max(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");
        Guard.RealTokens(real, hidden);

        using var scope = NewDisposeScope();

        // All features may be negative, so that padding must not count as 0: it counts as -∞.
        var padding = real.logical_not().unsqueeze(-1);
        var largest = hidden
            .masked_fill(padding, -1e9)
            .amax([1]);
        return largest.masked_fill(padding.all(1), 0).MoveToOuterDisposeScope();
    }
}
