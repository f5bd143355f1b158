// task:  01.4
// rule:  statistics-over-everything
// title: The largest score of the whole tensor is subtracted
// hint:  Rows far below it end up as exp of something hugely negative, which is 0 for all their keys. Each row needs
//        its own largest score.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        var largest = scores.max();
        var exponentials = (scores - largest.masked_fill(largest.isneginf(), 0)).exp();
        var sum = exponentials.sum(-1, keepdim: true);
        return exponentials / sum.masked_fill(sum == 0, 1);
    }
}
