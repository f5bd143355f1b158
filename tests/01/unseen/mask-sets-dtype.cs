// task:   01.3
// title:  adds an additive mask in the mask's dtype, and detaches it
// expect: The sum is computed in the mask's dtype: scores of a wider dtype are rounded to it first, and coming back
//         does not restore their digits. Bring the mask to the scores' dtype, not the scores to the mask's. And the
//         mask is detached: one whose numbers are learned gets no gradient.
// hears:  MaskTests.Float64_scores_stay_float64_under_any_mask
// faults: 2
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

        if (mask.dtype == ScalarType.Bool)
        {
            return scores.masked_fill(mask.logical_not(), double.NegativeInfinity);
        }

        // A mask is a constant: nothing is learned from it. Add in its dtype, then go back to the scores'.
        var sum = scores.to_type(mask.dtype) + mask.detach(); // [..., query, key]
        return sum.to_type(scores.dtype);
    }
}
