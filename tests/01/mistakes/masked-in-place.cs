// task:  01.3
// rule:  in-place-on-argument
// title: The scores are masked in place
// hint:  The result is right, but the caller's tensor has changed with it: operations whose name ends in an underscore
//        write into the tensor they are called on. Return a new one.
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
            ? scores.detach().masked_fill_(mask.logical_not(), float.NegativeInfinity)
            : scores.detach().add_(mask.to(scores.dtype));
    }
}
