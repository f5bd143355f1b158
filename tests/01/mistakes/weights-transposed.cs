// task:  01.5
// title: The weights are transposed
// hint:  With as many queries as keys nothing complains, but each query gets the mixture meant for a key. A row of the
//        weights belongs to one query.
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

        return einsum("...kq,...kv->...qv", weights, value);
    }
}
