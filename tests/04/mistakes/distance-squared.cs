// task:  04.11
// title: The distances are squared
// hint:  That is a spread, in squared tokens. A distance of 3 counts 3.
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
        return AverageOverQueries((weights * (positions.unsqueeze(1) - positions).square()).sum(-1), weights);
    }
}
