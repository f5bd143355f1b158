// task:  10.3
// title: What is added is shifted by the tile's largest score, and what was there by the largest of all
// hint:  Two sums of e^(score - something) can be added if that something is the same. From which of the two largest
//        scores are the tile's weights counted?
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
        var factor = (before.Largest - shift).exp(); // [..., query, 1]
        var own = scores.amax([-1], keepdim: true); // [..., query, 1]
        var weights = (scores - own.masked_fill(own.isneginf(), 0)).exp(); // [..., query, keys]
        var sum = (before.Sum * factor) + weights.sum(-1, keepdim: true); // [..., query, 1]
        var mixture = (before.Mixture * factor) + weights.matmul(value); // [..., query, d_v]
        return new RunningRows(largest, sum, mixture).MoveToOuterDisposeScope();
    }
}
