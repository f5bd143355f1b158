// task:  05.6
// title: Padding takes part in the comparison as 0
// hint:  0 is more than any negative number, so that padding wins wherever all real tokens are negative. Fill padding
//        with what never wins.
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
            .masked_fill(padding, 0)
            .amax([1]);
        return largest.masked_fill(padding.all(1), 0).MoveToOuterDisposeScope();
    }
}
