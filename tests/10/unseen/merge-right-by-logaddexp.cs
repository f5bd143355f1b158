// task:   10.2
// title:  by logaddexp, with a guard
// expect: It is right.
// hears:  passes
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Parts
{
    public static Partial Merge(Partial first, Partial second)
    {
        Guard.SameQueries(second, first);

        var l = logaddexp(first.LogSumExp, second.LogSumExp);
        var safe = l.masked_fill(l.isneginf(), 0);
        var o = (first.LogSumExp - safe).exp().unsqueeze(-1) * first.Output
            + (second.LogSumExp - safe).exp().unsqueeze(-1) * second.Output;
        return new Partial(o.to(first.Output.dtype), l);
    }
}
