// task:  01.6
// rule:  unused-mask
// title: The mask has no effect
// hint:  Output and weights are those without a mask. The argument is accepted and never read.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static (Tensor output, Tensor weights) ScaledDotProduct(
        Tensor query, Tensor key, Tensor value, Tensor? mask = null)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");
        Guard.Layout(value, "[..., key, d_v]");
        Guard.Size(key, -1, query.size(-1), "the d_k of query");
        Guard.Size(value, -2, key.size(-2), "a value for each key");

        var weights = Softmax(Scale(Scores(query, key), query.size(-1)));
        return (WeightedSum(weights, value), weights);
    }
}
