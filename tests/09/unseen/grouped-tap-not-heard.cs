// task:   09.10
// title:  asks the tap, and goes on with what it had
// expect: What the tap answers is what you go on with; yours shows it the weights and forgets the answer.
// hears:  discarded-result
// faults: 1
using Katas.Lesson01;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class GroupedQuery
{
    public static Tensor Attend(Tensor query, Tensor key, Tensor value, IReadOnlyList<Tensor> masks, Tap tap = default)
    {
        Guard.Layout(query, "[batch, heads, new, head size]");
        Guard.Layout(key, "[batch, key heads, length, head size]");
        Guard.Layout(value, "[batch, key heads, length, head size]");
        Guard.Grouped(query, key, value);

        long group = query.size(1) / key.size(1);
        var keys = key.repeat_interleave(group, 1);
        var values = value.repeat_interleave(group, 1);
        var scores = Attention.Scale(Attention.Scores(query, keys), query.size(-1));
        foreach (var mask in masks)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var weights = Attention.Softmax(scores);
        tap.At("pattern", weights);
        var mixed = Attention.WeightedSum(weights, values);
        tap.At("z", mixed);
        return mixed;
    }
}
