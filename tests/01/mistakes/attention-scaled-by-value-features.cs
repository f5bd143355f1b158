// task:  01.6
// title: The scores are scaled by the value's number of features
// hint:  Queries and keys have d_k features, values have d_v, and only the first two were multiplied with each other.
//        With d_k = d_v the difference does not show.
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

        var scores = Scale(Scores(query, key), value.size(-1));
        var weights = Softmax(mask is null ? scores : ApplyMask(scores, mask));
        return (WeightedSum(weights, value), weights);
    }
}
