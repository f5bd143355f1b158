// task:   01.3
// title:  adds a Float32 bias: half precision scores become Float32
// expect: The scores must keep their type: make the bias in the scores' type.
// hears:  MaskTests.Half_precision_scores_stay_half_precision_under_any_mask
// faults: 1
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

        if (mask.dtype != ScalarType.Bool)
        {
            return scores + mask.to(scores.dtype);
        }

        Tensor bias = zeros(mask.shape).masked_fill(mask.logical_not(), float.NegativeInfinity);
        return scores + bias;
    }
}
