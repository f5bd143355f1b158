// task:  10.3
// title: -∞ - (-∞) in rows that have seen nothing
// hint:  A row that has seen nothing yet has a largest score of -∞, and so has a tile of which it sees nothing. Which
//        number may be subtracted there?
// source: flashinfer-ai/flashinfer PR #4401: (-inf) - (-inf) in rows that are masked wholly
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
        var shift = largest; // -∞ - -∞ is NaN; the row's largest stays -∞
        var factor = (before.Largest - shift).exp(); // [..., query, 1]
        var weights = (scores - shift).exp(); // [..., query, keys]
        var sum = (before.Sum * factor) + weights.sum(-1, keepdim: true); // [..., query, 1]
        var mixture = (before.Mixture * factor) + weights.matmul(value); // [..., query, d_v]
        return new RunningRows(largest, sum, mixture).MoveToOuterDisposeScope();
    }
}
