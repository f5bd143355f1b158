// task:  01.6
// title: Everything in one method, without the other tasks
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

        var scores = query.div(Math.Sqrt(query.size(-1))).matmul(key.mT);
        if (mask is not null && mask.dtype == ScalarType.Bool)
        {
            scores = where(mask, scores, full_like(scores, double.NegativeInfinity));
        }
        else if (mask is not null)
        {
            scores = scores + mask.to(scores.dtype);
        }

        var nothing = scores.isneginf().all(-1, keepdim: true);
        var weights = nn.functional.softmax(scores.masked_fill(nothing, 0), -1).masked_fill(nothing, 0);
        return (matmul(weights, value), weights);
    }
}
