// task:  04.11
// title: The distances are divided by the length
// hint:  That is a share of the sequence. Here tokens are asked for: 1 is a neighbour.
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
        return AverageOverQueries((weights * (positions.unsqueeze(1) - positions).abs()).sum(-1), weights) / weights.size(-1);
    }
}
