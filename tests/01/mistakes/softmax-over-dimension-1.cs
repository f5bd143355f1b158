// task:  01.4
// rule:  dimension-from-the-front
// title: Softmax runs over dimension 1
// hint:  Dimension 1 holds the keys only if nothing comes before the queries. With a batch and heads in front it is
//        another one; count from the end.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        var largest = scores.amax([1], keepdim: true);
        var exponentials = (scores - largest.masked_fill(largest.isneginf(), 0)).exp();
        var sum = exponentials.sum(1, keepdim: true);
        return exponentials / sum.masked_fill(sum == 0, 1);
    }
}
