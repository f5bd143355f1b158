// task:   01.6
// title:  goes through the queries one by one and cuts the mask along its query dimension, which a mask that broadcasts
//         does not have, or has with size 1
// expect: Your loop takes row i of the mask, but a mask need only broadcast to the scores: [key] has no dimension for
//         queries, and [..., 1, key] has a single row that is meant for all of them. Expand the mask to the scores'
//         shape first, or do all queries at once.
// hears:  ScaledDotProductTests.Boolean_masks_match_the_reference
// faults: 1
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

        // One query at a time: the steps in between never hold more than a row.
        List<Tensor> outputs = [];
        List<Tensor> weights = [];
        for (long i = 0; i < query.size(-2); i++)
        {
            Tensor scores = Scale(Scores(query.narrow(-2, i, 1), key), query.size(-1));
            if (mask is not null)
            {
                scores = ApplyMask(scores, mask.narrow(-2, i, 1));
            }

            Tensor row = Softmax(scores);
            weights.Add(row);
            outputs.Add(WeightedSum(row, value));
        }

        return (cat(outputs, -2), cat(weights, -2));
    }
}
