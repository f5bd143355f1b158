// task:   04.12
// title:  divides the summed cosines by batch and heads
// expect: The mean is over the batch alone.
// hears:  AnalysisTests.Equal_heads_have_a_similarity_of_1_and_separate_ones_of_0
// faults: 1
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor HeadSimilarity(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, query, key]");

        var x = weights.reshape(weights.size(0), weights.size(1), -1);
        var unit = nn.functional.normalize(x, p: 2, dim: -1);
        var sum = einsum("bhn,bgn->hg", unit, unit);
        return sum / (weights.size(0) * weights.size(1));
    }
}
