// task:  06.8
// title: Only the k logits are returned
// hint:  The vocabulary stays as it is: position i is still token i. The others get -∞.
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
        return best.alias().MoveToOuterDisposeScope();
    }
}
