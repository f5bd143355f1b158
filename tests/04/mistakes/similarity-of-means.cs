// task:  04.12
// title: The weights are averaged over the batch first
// hint:  Heads that look at different places in different sentences would seem alike. Compare within each sequence,
//        then average.
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

        var rows = weights.mean([0]).flatten(1);
        var lengths = rows.square().sum(-1, keepdim: true).sqrt();
        var unit = rows / lengths.masked_fill(lengths == 0, 1);
        return unit.matmul(unit.transpose(-2, -1));
    }
}
