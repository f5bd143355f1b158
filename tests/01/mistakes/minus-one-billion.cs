// task:  01.3
// rule:  finite-mask
// title: -1e9 stands where -∞ belongs
// hint:  A large negative number is still a number: where every key is ruled out, softmax shares the attention equally
//        among keys it should not see, and scores beyond it turn the mask round. Only -∞ becomes a weight of exactly 0.
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

        return mask.dtype == ScalarType.Bool
            ? scores.masked_fill(mask.logical_not(), -1e9)
            : scores + mask.to(scores.dtype);
    }
}
