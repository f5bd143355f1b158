// task:  06.8
// rule:  finite-mask
// title: A token that is ruled out gets a large negative number
// hint:  A logit of minus a billion is not ruled out: where all others are, it is drawn. There is a number for never.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor TopK(Tensor logits, long k)
    {
        Guard.Layout(logits, "[..., vocabulary]");
        Guard.Positive(k);

        using var scope = NewDisposeScope();

        var best = logits.topk((int)Math.Min(k, logits.size(-1)), -1).values; // [..., k], from high to low
        var lowest = best.narrow(-1, best.size(-1) - 1, 1); // [..., k] → [..., 1]
        return logits.masked_fill(logits < lowest, -1e9).MoveToOuterDisposeScope();
    }
}
