// task:  04.12
// title: Each query has a cosine of its own, and these are averaged
// hint:  All rows of a head belong together in one vector, so that sharp queries count more than even ones.
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

        var lengths = weights.square().sum(-1, keepdim: true).sqrt();
        var unit = (weights / lengths.masked_fill(lengths == 0, 1)).transpose(1, 2);
        return unit.matmul(unit.transpose(-2, -1)).mean([0, 1]);
    }
}
