// task:   01.5
// title:  divides the weights by their sum before mixing, which makes an average out of a sum
// expect: The weights are used as they come: a weighted sum, not a weighted average. Where a row sums to 1 your
//         division changes nothing, and where it does not (dropout will see to that) it gives another result.
// hears:  WeightedSumTests.Weights_that_do_not_sum_to_1_are_taken_as_they_are
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor WeightedSum(Tensor weights, Tensor value)
    {
        Guard.Layout(weights, "[..., query, key]");
        Guard.Layout(value, "[..., key, d_v]");
        Guard.Size(value, -2, weights.size(-1), "a value for each key of weights");
        Guard.LeadingDimensions(value, weights);
        Guard.SameType(value, weights);

        // "Each in proportion to its weight": a share of the whole, whatever the whole is. Rows of zeros stay zeros.
        Tensor whole = weights.sum(-1, keepdim: true);
        Tensor share = weights / whole.masked_fill(whole == 0, 1);
        return share.matmul(value);
    }
}
