// task:  14.8
// title: Queries that have nothing to look for count, too
// hint:  They could not have looked at anything right: leave them out of the mean.
// source: TransformerLens PR #255
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Score(Tensor pattern, Tensor target)
    {
        Guard.Layout(pattern, "[batch, head, query, key]");
        Guard.SameShape(target, pattern.select(1, 0));
        Guard.Something(target);

        var found = (pattern * target.unsqueeze(1)).sum(-1); // [batch, head, query, key] → [batch, head, query]
        var counted = target.any(-1).numel(); // [batch, query, key] → [batch, query] → []
        return found.sum([0, 2]) / counted; // [batch, head, query] → [head]
    }
}
