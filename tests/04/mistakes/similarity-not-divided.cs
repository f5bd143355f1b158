// task:  04.12
// title: The products are not divided by the lengths
// hint:  A sharp head has longer rows than an even one, and would be more like everyone. A cosine divides by both
//        lengths.
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
        return rows.matmul(rows.transpose(-2, -1)).mean([0]);
    }
}
