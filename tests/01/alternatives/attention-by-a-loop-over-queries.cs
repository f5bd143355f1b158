// task:  01.6
// title: One query after another
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

        var rows = new List<Tensor>();
        for (long i = 0; i < query.size(-2); i++)
        {
            var scores = Scale(Scores(query.narrow(-2, i, 1), key), query.size(-1));
            if (mask is not null)
            {
                bool hasRows = mask.dim() > 1 && mask.size(-2) > 1;
                scores = ApplyMask(scores, hasRows ? mask.narrow(-2, i, 1) : mask);
            }

            rows.Add(Softmax(scores));
        }

        var weights = cat(rows, -2);
        return (WeightedSum(weights, value), weights);
    }
}
