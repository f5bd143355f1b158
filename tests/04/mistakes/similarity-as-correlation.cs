// task:  04.12
// title: The mean is subtracted first
// hint:  That is a correlation. Heads that never look at the same place would get a negative number, where 0 is asked
//        for.
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
        rows = rows - rows.mean([-1], keepdim: true);
        var lengths = rows.square().sum(-1, keepdim: true).sqrt();
        var unit = rows / lengths.masked_fill(lengths == 0, 1);
        return unit.matmul(unit.transpose(-2, -1)).mean([0]);
    }
}
