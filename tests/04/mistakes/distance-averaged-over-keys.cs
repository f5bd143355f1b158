// task:  04.11
// title: The weighted distances are averaged over the keys
// hint:  The weights of a query sum to 1 already: their products with the distances are added up, not averaged, and not
//        divided by the length. A distance is in tokens: 1 is a neighbour.
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
        return AverageOverQueries((weights * (positions.unsqueeze(1) - positions).abs()).mean([-1]), weights);
    }
}
