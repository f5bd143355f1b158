// task:  01.4
// title: The exponentials are not divided by their sum
// hint:  The proportions are right, but a row does not sum to 1. A query has one unit of attention to share out.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        var largest = scores.amax([-1], keepdim: true);
        return (scores - largest.masked_fill(largest.isneginf(), 0)).exp();
    }
}
