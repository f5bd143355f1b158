// task:  10.2
// title: e^logsumexp overflows
// hint:  A logsumexp may be 2,000. Subtract the larger of the two before e^x, as softmax does.
// source: zhuzilin/ring-flash-attention PR #30 and SHI-Labs/NATTEN PR #202: e^logsumexp overflows
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
        var shift = zeros_like(larger); // two that saw nothing: -∞ - -∞ would be NaN
        var (a, b) = ((first.LogSumExp - shift).exp(), (second.LogSumExp - shift).exp()); // [..., query]
        var sum = a + b;
        var share = (a / sum.masked_fill(sum == 0, 1)).unsqueeze(-1); // [..., query] → [..., query, 1]
        var rest = (b / sum.masked_fill(sum == 0, 1)).unsqueeze(-1); // the same
        var output = (first.Output * share) + (second.Output * rest); // [..., query, d_v]
        return new Partial(output.to(first.Output.dtype), shift + sum.log());
    }
}
