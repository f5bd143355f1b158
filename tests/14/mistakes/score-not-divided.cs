// task:  14.8
// title: The sum is not divided
// hint:  A score is a mean: it doesn't grow with the text.
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
        return found.sum([0, 2]); // [batch, head, query] → [head]
    }
}
