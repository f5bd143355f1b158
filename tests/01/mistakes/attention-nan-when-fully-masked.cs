// task:  01.6
// rule:  fully-masked-row
// title: A query that may attend to nothing gets NaN
// hint:  Torch's own softmax divides 0 by 0 there. Your Softmax of task 01.4 gives zeros for such a row.
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

        var scores = Scale(Scores(query, key), query.size(-1));
        if (mask is not null)
        {
            scores = ApplyMask(scores, mask);
        }

        var weights = nn.functional.softmax(scores, -1);
        return (WeightedSum(weights, value), weights);
    }
}
