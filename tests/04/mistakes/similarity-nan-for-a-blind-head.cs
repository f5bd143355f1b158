// task:  04.12
// title: A head whose weights are all 0 gets NaN
// hint:  Its length is 0, and 0/0 is NaN. A head that looks at nothing is like none.
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
        var unit = rows / rows.square().sum(-1, keepdim: true).sqrt();
        return unit.matmul(unit.transpose(-2, -1)).mean([0]);
    }
}
