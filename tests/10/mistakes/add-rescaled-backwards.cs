// task:  10.3
// title: Sum and mixture are multiplied by e^(new - old)
// hint:  What was e^(s - old) has to become e^(s - new): multiply, don't divide, by e^(old - new).
// source: Dao-AILab/flash-attention #333, kyegomez/FlashAttention20 #3: line 10 of the printed algorithm
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class OnlineSoftmax
{
    public static RunningRows Add(RunningRows before, Tensor scores, Tensor value)
    {
        Guard.Layout(scores, "[..., query, keys]");
        Guard.Layout(value, "[..., keys, d_v]");
        Guard.Size(value, -2, scores.size(-1), "a value for each key of the tile");

        using var scope = NewDisposeScope();

        var largest = before.Largest.maximum(scores.amax([-1], keepdim: true)); // [..., query, 1]
        var shift = largest.masked_fill(largest.isneginf(), 0); // -∞ - -∞ is NaN; the row's largest stays -∞
        var factor = (shift - before.Largest).exp(); // [..., query, 1]
        var weights = (scores - shift).exp(); // [..., query, keys]
        var sum = (before.Sum * factor) + weights.sum(-1, keepdim: true); // [..., query, 1]
        var mixture = (before.Mixture * factor) + weights.matmul(value); // [..., query, d_v]
        return new RunningRows(largest, sum, mixture).MoveToOuterDisposeScope();
    }
}
