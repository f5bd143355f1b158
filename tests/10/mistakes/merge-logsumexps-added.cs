// task:  10.2
// title: The logsumexps are added
// hint:  Sums are added, not their logarithms: ln(a + b) is not ln a + ln b.
// source: zhuzilin/ring-flash-attention #20: "I think it should be new_lse = lse + block_lse"
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Parts
{
    public static Partial Merge(Partial first, Partial second)
    {
        Guard.SameQueries(second, first);

        var larger = first.LogSumExp.maximum(second.LogSumExp); // [..., query]
        var shift = larger.masked_fill(larger.isneginf(), 0); // two that saw nothing: -∞ - -∞ would be NaN
        var (a, b) = ((first.LogSumExp - shift).exp(), (second.LogSumExp - shift).exp()); // [..., query]
        var sum = a + b;
        var share = (a / sum.masked_fill(sum == 0, 1)).unsqueeze(-1); // [..., query] → [..., query, 1]
        var rest = (b / sum.masked_fill(sum == 0, 1)).unsqueeze(-1); // the same
        var output = (first.Output * share) + (second.Output * rest); // [..., query, d_v]
        return new Partial(output.to(first.Output.dtype), first.LogSumExp + second.LogSumExp);
    }
}
