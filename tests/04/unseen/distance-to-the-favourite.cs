// task:   04.11
// title:  distance to the key with the largest weight
// expect: Each distance counts as much as its weight, not only the largest.
// hears:  AnalysisTests.Each_key_counts_by_its_own_distance_and_weight
// faults: 1
using Katas.Lesson01;
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

        var best = weights.argmax(-1).to_type(ScalarType.Float32); // [batch, heads, query]
        var here = arange(weights.size(2), dtype: ScalarType.Float32);
        return AverageOverQueries((best - here).abs(), weights);
    }
}
