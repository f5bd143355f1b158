// task:  09.10
// title: What the tap answers at the pattern is not used
// hint:  Whoever is asked may answer with something else, and that is what goes on.
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

        long sharing = query.size(1) / key.size(1); // how many heads share a key head: 0 0 1 1, and not 0 1 0 1
        key = key.repeat_interleave(sharing, 1); // [batch, key heads, length, head size] → [batch, heads, …]
        value = value.repeat_interleave(sharing, 1); // the same
        var scores = Attention.Scale(Attention.Scores(query, key), query.size(-1)); // → [batch, heads, new, length]
        foreach (var mask in masks)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var pattern = Attention.Softmax(scores);
        tap.At("pattern", pattern); // [batch, heads, new, length]
        return tap.At("z", Attention.WeightedSum(pattern, value)); // → [batch, heads, new, head size]
    }
}
