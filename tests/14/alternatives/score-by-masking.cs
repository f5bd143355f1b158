// task:  14.8
// title: by filling what does not count with 0
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

        var found = pattern.masked_fill(target.logical_not().unsqueeze(1), 0).sum(-1); // [batch, head, query, key] → [batch, head, query]
        var counted = target.any(-1).count_nonzero(); // [batch, query, key] → [batch, query] → []
        return found.sum([0, 2]) / counted; // [batch, head, query] → [head]
    }
}
