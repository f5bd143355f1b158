// task:   10.3
// title:  weights of the tile are shifted by the tile's own largest score
// expect: The weights of the tile are e^(score - its own largest), and the rows' sum is of e^(score - the largest of
//         all): two different references are added up.
// hears:  add-shifted-by-the-tile-s-largest
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
        var own = scores.amax([-1], keepdim: true);
        own = own.masked_fill(own.isneginf(), 0);
        var p = (scores - own).exp();
        var m = maximum(before.Largest, scores.amax([-1], keepdim: true));
        var safe = m.masked_fill(m.isneginf(), 0);
        var c = (before.Largest - safe).exp();
        return new RunningRows(m, before.Sum * c + p.sum(-1, keepdim: true), before.Mixture * c + p.matmul(value))
            .MoveToOuterDisposeScope();
    }
}
