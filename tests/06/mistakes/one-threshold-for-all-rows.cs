// task:  06.8
// title: All rows share one threshold
// hint:  Each row of a batch has highest logits of its own.
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
        var lowest = best.amin([-1], keepdim: true).max(); // [..., k] → [..., 1]
        return logits.masked_fill(logits < lowest, double.NegativeInfinity).MoveToOuterDisposeScope();
    }
}
