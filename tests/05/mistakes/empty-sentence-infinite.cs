// task:  05.6
// title: A sentence without real tokens gets minus infinity
// hint:  There is no largest among nothing. Put zeros there, or what follows becomes NaN.
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
            .masked_fill(padding, double.NegativeInfinity)
            .amax([1]);
        return largest.alias().MoveToOuterDisposeScope();
    }
}
