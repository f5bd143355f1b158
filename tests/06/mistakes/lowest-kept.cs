// task:  06.8
// title: The lowest logits stay
// hint:  Look at the direction: which end of the order is the likeliest?
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
        var worst = logits.topk((int)Math.Min(k, logits.size(-1)), -1, largest: false).values.amax([-1], keepdim: true);
        return logits.masked_fill(logits > worst, double.NegativeInfinity).MoveToOuterDisposeScope();
    }
}
