// task:  09.10
// title: All heads have the first key head
// hint:  That is right with one key head only.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
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

        key = key.narrow(1, 0, 1).repeat_interleave(query.size(1), 1);
        value = value.narrow(1, 0, 1).repeat_interleave(query.size(1), 1); // the same
        var scores = Attention.Scale(Attention.Scores(query, key), query.size(-1)); // → [batch, heads, new, length]
        foreach (var mask in masks)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var pattern = tap.At("pattern", Attention.Softmax(scores)); // [batch, heads, new, length]
        return tap.At("z", Attention.WeightedSum(pattern, value)); // → [batch, heads, new, head size]
    }
}
