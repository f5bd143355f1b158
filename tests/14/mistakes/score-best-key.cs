// task:  14.8
// title: Only the best of a query's targets counts
// hint:  Attention on all of them is added up.
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

        var found = (pattern * target.unsqueeze(1)).amax([-1]); // [batch, head, query, key] → [batch, head, query]
        var counted = target.any(-1).sum(); // [batch, query, key] → [batch, query] → []
        return found.sum([0, 2]) / counted; // [batch, head, query] → [head]
    }
}
