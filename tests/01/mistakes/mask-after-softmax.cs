// task:  01.6
// rule:  mask-after-softmax
// title: The mask is laid over the weights, after softmax
// hint:  The keys that are hidden have taken their share of the attention by then, and the rest no longer sums to 1.
//        The mask belongs between the scores and softmax.
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
        if (mask is not null)
        {
            weights = mask.dtype == ScalarType.Bool ? weights * mask : weights + mask.to(weights.dtype);
        }

        return (WeightedSum(weights, value), weights);
    }
}
