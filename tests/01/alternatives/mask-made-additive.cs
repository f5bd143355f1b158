// task:  01.3
// title: The boolean mask is made an additive one
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

        var additive = mask.dtype == ScalarType.Bool
            ? zeros_like(mask, dtype: scores.dtype).masked_fill(mask.logical_not(), double.NegativeInfinity)
            : mask.to(scores.dtype);
        return scores + additive;
    }
}
