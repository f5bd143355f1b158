// task:  14.8
// title: A text with few targets counts as much as one with many
// hint:  Count the queries of all texts together.
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
        var counted = target.any(-1).sum(); // [batch, query, key] → [batch, query] → []
        return (found.sum(-1) / target.any(-1).sum(-1, keepdim: true).clamp(1)).mean([0]); // [batch, head, query] → [head]
    }
}
