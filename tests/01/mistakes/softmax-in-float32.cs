// task:  01.4
// rule:  fixed-type
// title: The computation leaves float64 on the way
// hint:  Float64 scores come out with the seven digits of float32. Look for a conversion, or a tensor made without the
//        dtype of the scores.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        var single = scores.to(ScalarType.Float32);
        var largest = single.amax([-1], keepdim: true);
        var exponentials = (single - largest.masked_fill(largest.isneginf(), 0)).exp();
        var sum = exponentials.sum(-1, keepdim: true);
        return (exponentials / sum.masked_fill(sum == 0, 1)).to(scores.dtype);
    }
}
