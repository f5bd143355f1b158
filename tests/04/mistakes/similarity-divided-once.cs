// task:  04.12
// title: The products are divided by the square of one head's length
// hint:  Then a is like b to another degree than b is like a. A cosine divides by the length of each of the two.
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
        var squares = rows.square().sum(-1, keepdim: true);
        return (rows.matmul(rows.transpose(-2, -1)) / squares.masked_fill(squares == 0, 1)).mean([0]);
    }
}
