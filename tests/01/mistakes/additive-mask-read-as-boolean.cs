// task:  01.3
// title: Finite values of an additive mask have no effect
// hint:  An additive mask may hold any number, for example a penalty for distance; here only its -∞ count. It says what
//        is added to each score.
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

        return scores.masked_fill(
            mask.dtype == ScalarType.Bool ? mask.logical_not() : mask.isneginf(), float.NegativeInfinity);
    }
}
