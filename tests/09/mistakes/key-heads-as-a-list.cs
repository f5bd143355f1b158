// task:  09.10
// title: The list of key heads is repeated, and not each of them
// hint:  Heads 0 and 1 share the first key head: 0 0 1 1. Repeating the list gives 0 1 0 1, and the shape fits.
// source: onnx/onnx PR #7274: tile in place of repeat_interleave
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
        key = key.repeat(1, sharing, 1, 1); // [batch, key heads, length, head size] → [batch, heads, …]
        value = value.repeat(1, sharing, 1, 1); // the same
        var scores = Attention.Scale(Attention.Scores(query, key), query.size(-1)); // → [batch, heads, new, length]
        foreach (var mask in masks)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var pattern = tap.At("pattern", Attention.Softmax(scores)); // [batch, heads, new, length]
        return tap.At("z", Attention.WeightedSum(pattern, value)); // → [batch, heads, new, head size]
    }
}
