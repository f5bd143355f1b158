// task:  01.3
// rule:  boolean-mask-added
// title: The boolean mask is added like a number
// hint:  True and false become 1 and 0, and all scores stay in the running. A boolean mask needs another treatment than
//        an additive one.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor ApplyMask(Tensor scores, Tensor mask)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Mask(mask, scores);

        return scores + mask.to(scores.dtype);
    }
}
