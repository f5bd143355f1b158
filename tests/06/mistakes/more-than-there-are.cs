// task:  06.8
// title: A k above the vocabulary fails
// hint:  If there are fewer tokens than k, all of them stay.
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

        var best = logits.topk((int)k, -1).values; // [..., k], from high to low
        var lowest = best.narrow(-1, best.size(-1) - 1, 1); // [..., k] → [..., 1]
        return logits.masked_fill(logits < lowest, double.NegativeInfinity).MoveToOuterDisposeScope();
    }
}
