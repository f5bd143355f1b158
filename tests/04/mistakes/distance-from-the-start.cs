// task:  04.11
// title: The keys' positions are averaged, not their distances
// hint:  How far a key is depends on the query too: the distance is the difference of the two positions.
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
        return AverageOverQueries((weights * positions).sum(-1), weights);
    }
}
