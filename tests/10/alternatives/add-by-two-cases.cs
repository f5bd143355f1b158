// task:  10.3
// title: NaN is kept out by masking what is subtracted
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

        var largest = maximum(before.Largest, scores.amax([-1], keepdim: true)); // [..., query, 1]
        var weights = (scores - largest).exp().masked_fill(scores.isneginf(), 0); // [..., query, keys]
        var factor = (before.Largest - largest).exp().masked_fill(before.Largest.isneginf(), 0); // [..., query, 1]
        return new RunningRows(
            largest,
            (factor * before.Sum) + weights.sum(-1, keepdim: true),
            (factor * before.Mixture) + weights.matmul(value)).MoveToOuterDisposeScope();
    }
}
