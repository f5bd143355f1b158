// task:  01.5
// title: The sum runs over the queries
// hint:  The result has a row for each key; there should be one for each query. What is summed away is the dimension
//        that weights and values share.
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

        return (weights.unsqueeze(-1) * value.unsqueeze(-3)).sum(-3);
    }
}
