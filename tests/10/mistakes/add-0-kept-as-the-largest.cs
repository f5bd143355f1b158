// task:  10.3
// title: 0 is kept as the largest score of a row that has seen nothing
// hint:  0 is for subtracting there. Kept, it hides every later score: next to 0, e^-200 is nothing.
// source: flashinfer-ai/flashinfer PR #4401: a finite number that stands for -∞ in the running maximum hides what lies
//         below it
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
        var weights = (scores - shift).exp(); // [..., query, keys]
        var sum = (before.Sum * factor) + weights.sum(-1, keepdim: true); // [..., query, 1]
        var mixture = (before.Mixture * factor) + weights.matmul(value); // [..., query, d_v]
        return new RunningRows(shift, sum, mixture).MoveToOuterDisposeScope();
    }
}
