// task:  04.12
// title: A table is returned for each sequence
// hint:  The mean over the batch is missing: one number for each pair of heads is asked for.
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

        var rows = weights.flatten(2);
        var lengths = rows.square().sum(-1, keepdim: true).sqrt();
        var unit = rows / lengths.masked_fill(lengths == 0, 1);
        return unit.matmul(unit.transpose(-2, -1));
    }
}
