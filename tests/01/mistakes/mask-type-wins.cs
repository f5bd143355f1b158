// task:  01.3
// rule:  missing-conversion
// title: The mask decides the dtype
// hint:  Float32 scores plus a float64 mask give float64, and from there on everything takes twice the memory and meets
//        float32 weights. The result should keep the dtype of the scores.
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
            ? scores.masked_fill(mask.logical_not(), float.NegativeInfinity)
            : scores + mask;
    }
}
