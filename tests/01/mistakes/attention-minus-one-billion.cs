// task:  01.6
// rule:  finite-mask
// title: -1e9 stands where -∞ belongs
// hint:  A large negative number is still a number: a query that may attend to nothing shares its attention equally
//        among keys it should not see. Only -∞ becomes a weight of exactly 0.
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

        var scores = query.matmul(key.transpose(-2, -1)) / Math.Sqrt(query.size(-1));
        if (mask is not null)
        {
            scores = mask.dtype == ScalarType.Bool
                ? scores.masked_fill(mask.logical_not(), -1e9)
                : scores + mask.to(scores.dtype);
        }

        var weights = Softmax(scores);
        return (weights.matmul(value), weights);
    }
}
