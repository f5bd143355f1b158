// task:  04.11
// title: Queries that look at nothing are part of the mean
// hint:  Their distance is 0 because there is nothing to measure, and it pulls the mean down.
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
        return (weights * (positions.unsqueeze(1) - positions).abs()).sum(-1).mean([0, 2]);
    }
}
