// task:  05.6
// title: The largest magnitude is taken
// hint:  The largest value is asked for; -5 is not larger than 3.
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
        var largest = hidden.abs()
            .masked_fill(padding, double.NegativeInfinity)
            .amax([1]);
        return largest.masked_fill(padding.all(1), 0).MoveToOuterDisposeScope();
    }
}
