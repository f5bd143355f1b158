// task:  04.12
// title: The rows are divided by their sum
// hint:  A head's rows sum to the number of queries whatever it does. The length of a vector is the root of the sum of
//        its squares.
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
        var sums = rows.sum(-1, keepdim: true);
        var unit = rows / sums.masked_fill(sums == 0, 1);
        return unit.matmul(unit.transpose(-2, -1)).mean([0]);
    }
}
