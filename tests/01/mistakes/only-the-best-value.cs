// task:  01.5
// title: Only the value with the largest weight is taken
// hint:  That is a lookup, and nothing could be learned through it: the choice has no gradient. Every value takes part,
//        in proportion to its weight.
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

        return nn.functional.one_hot(weights.argmax(-1), weights.size(-1)).to(value.dtype).matmul(value);
    }
}
