// task: 13.11
// title:One place too many is given
// hint: If the first in the queue has number 0, the last with a place has capacity - 1.
// source: lucidrains/mixture-of-experts #4: an exclusive cumulative sum
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class Dispatch
{
    public static Tensor Places(Tensor chosen, long experts, double factor)
    {
        Guard.Chosen(chosen, experts);
        Guard.Positive(factor);

        using var scope = NewDisposeScope();
        double capacity = Math.Ceiling(factor * chosen.numel() / experts);
        var line = chosen.t().flatten(); // [tokens, k] → [k · tokens]: all first choices, then all second ones
        var comes = nn.functional.one_hot(line, experts); // [k · tokens] → [k · tokens, experts]
        var place = (comes.cumsum(0) * comes).sum(-1) - 1; // [k · tokens, experts] → [k · tokens], counted from 1
        return (place <= capacity).view(chosen.size(1), -1).t().MoveToOuterDisposeScope(); // → [tokens, k]
    }
}
