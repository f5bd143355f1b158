// task:  04.12
// rule:  batch-moved
// title: All sequences are put into one long row
// hint:  Then a long or sharp sequence counts more than the others. Each sequence has a cosine, and the mean of those
//        is asked for.
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

        var rows = weights.transpose(0, 1).flatten(1);
        var lengths = rows.square().sum(-1, keepdim: true).sqrt();
        var unit = rows / lengths.masked_fill(lengths == 0, 1);
        return unit.matmul(unit.transpose(-2, -1));
    }
}
