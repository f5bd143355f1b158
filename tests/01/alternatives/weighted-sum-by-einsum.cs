// task:  01.5
// title: The sum by einsum
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

        return einsum("...qk,...kv->...qv", weights, value);
    }
}
