// task:  01.5
// title: The mixture is divided by the number of keys
// hint:  The weights of a row sum to 1, so that the sum is an average already. Dividing once more makes the output
//        shrink as the sequence grows.
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

        return weights.matmul(value) / value.size(-2);
    }
}
