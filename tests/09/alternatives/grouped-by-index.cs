// task:  09.10
// title: Each head picks its key head
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

        var owner = (arange(query.size(1)) * key.size(1)).div(query.size(1), RoundingMode.floor).to(ScalarType.Int64);
        key = key.index_select(1, owner); // [batch, key heads, length, head size] → [batch, heads, …]
        value = value.index_select(1, owner); // the same
        var scores = Attention.Scale(Attention.Scores(query, key), query.size(-1)); // → [batch, heads, new, length]
        foreach (var mask in masks)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var pattern = tap.At("pattern", Attention.Softmax(scores)); // [batch, heads, new, length]
        return tap.At("z", Attention.WeightedSum(pattern, value)); // → [batch, heads, new, head size]
    }
}
