// task:   10.3
// title:  repairs NaN with nan_to_num
// expect: nan_to_num comes after e^x: a row that had seen something is right, but one whose largest is -∞ gets weights
//         of 0 for ... In fact it is right here: NaN only arises where nothing is seen.
// hears:  passes
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
        var m = maximum(before.Largest, scores.amax([-1], keepdim: true));
        var p = (scores - m).exp().nan_to_num(0);
        var c = (before.Largest - m).exp().nan_to_num(0);
        return new RunningRows(m, before.Sum * c + p.sum(-1, keepdim: true), before.Mixture * c + p.matmul(value))
            .MoveToOuterDisposeScope();
    }
}
