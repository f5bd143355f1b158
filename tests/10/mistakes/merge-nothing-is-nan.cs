// task:  10.2
// title: -∞ - (-∞) where neither part saw anything
// hint:  Two parts that saw nothing: the larger logsumexp is -∞, and -∞ - (-∞) is NaN. What may be subtracted
//        instead?
// source: flashinfer-ai/flashinfer PR #4401: an empty part is merged, and (-inf) - (-inf) is NaN
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
        var shift = larger; // two that saw nothing: -∞ - -∞ would be NaN
        var (a, b) = ((first.LogSumExp - shift).exp(), (second.LogSumExp - shift).exp()); // [..., query]
        var sum = a + b;
        var share = (a / sum.masked_fill(sum == 0, 1)).unsqueeze(-1); // [..., query] → [..., query, 1]
        var rest = (b / sum.masked_fill(sum == 0, 1)).unsqueeze(-1); // the same
        var output = (first.Output * share) + (second.Output * rest); // [..., query, d_v]
        return new Partial(output.to(first.Output.dtype), shift + sum.log());
    }
}
