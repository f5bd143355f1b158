// task:   04.11
// title:  takes the distance to the centre of the attention and not the mean distance; and a query that looks at
//         nothing adds its own position
// expect: A query that looks one to the left and one to the right has its centre on itself, and you call that distance
//         0; take |query - key| first, then weigh it. And a query with weights of 0 has its centre at 0 in your code,
//         so that it adds its position to the sum, where it should add nothing.
// hears:  AnalysisTests.Each_key_counts_by_its_own_distance_and_weight
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor Distance(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, token, token]");
        Guard.Size(weights, -1, weights.size(-2), "as many keys as queries");

        var places = arange(weights.size(-1), dtype: weights.dtype, device: weights.device); // [token]
        var looksAt = (weights * places).sum(-1); // [batch, heads, query]: the expected position of the key
        return AverageOverQueries((looksAt - places).abs(), weights);
    }
}
