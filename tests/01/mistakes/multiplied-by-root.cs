// task:  01.2
// rule:  multiplied-scale
// title: The scores are multiplied where they should be divided
// hint:  The scores are larger afterwards than before. Scaling should undo the growth with d_k, not double it.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Scale(Tensor scores, long dK)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Positive(dK);

        return scores * Math.Sqrt(dK);
    }
}
