// task:  04.11
// title: The sign of the distances is kept
// hint:  Looking ahead and looking back cancel each other: a head that looks at both neighbours would seem to look at
//        itself.
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

        var positions = arange(weights.size(-1), dtype: weights.dtype);
        return AverageOverQueries((weights * (positions - positions.unsqueeze(1))).sum(-1), weights);
    }
}
