// task: 13.11
// title:The capacity is rounded down
// hint: 2.67 places are 3.
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
        double capacity = Math.Floor(factor * chosen.numel() / experts);
        var line = chosen.t().flatten(); // [tokens, k] → [k · tokens]: all first choices, then all second ones
        var comes = nn.functional.one_hot(line, experts); // [k · tokens] → [k · tokens, experts]
        var place = (comes.cumsum(0) * comes).sum(-1); // [k · tokens, experts] → [k · tokens], counted from 1
        return (place <= capacity).view(chosen.size(1), -1).t().MoveToOuterDisposeScope(); // → [tokens, k]
    }
}
