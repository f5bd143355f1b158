// task:   10.2
// title:  weights by a sigmoid of the difference
// expect: Two parts that saw nothing give -∞ - (-∞) in the difference: NaN.
// hears:  merge-0-by-0 | merge-nothing-is-nan
// source: zhuzilin/ring-flash-attention PR #34
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Parts
{
    public static Partial Merge(Partial first, Partial second)
    {
        Guard.SameQueries(second, first);

        var a = (first.LogSumExp - second.LogSumExp).sigmoid().unsqueeze(-1);
        var o = a * first.Output + (1 - a) * second.Output;
        return new Partial(o.to(first.Output.dtype), logaddexp(first.LogSumExp, second.LogSumExp));
    }
}
