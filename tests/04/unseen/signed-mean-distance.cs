// task:   04.11
// title:  absolute value after the weighted sum, so that left and right cancel
// expect: Take the absolute value of each distance first.
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

        var pos = arange(weights.size(-1), dtype: weights.dtype);
        var centre = (weights * pos).sum(-1);
        var dist = (centre - pos).abs();
        return AverageOverQueries(dist, weights);
    }
}
