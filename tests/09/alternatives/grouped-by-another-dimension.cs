// task:  09.10
// title: The heads that share a key head have a dimension of their own
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

        var (heads, size) = (query.size(1), query.size(-1));
        var groups = query.unflatten(1, [key.size(1), heads / key.size(1)]);
        var scores = Attention.Scale(groups.matmul(key.unsqueeze(2).transpose(-2, -1)), size)
            .flatten(1, 2); // [batch, key heads, sharing, new, length] → [batch, heads, new, length]
        foreach (var mask in masks)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var pattern = tap.At("pattern", Attention.Softmax(scores)); // [batch, heads, new, length]
        var shared = value.repeat_interleave(heads / key.size(1), 1); // [batch, heads, length, head size]
        return tap.At("z", Attention.WeightedSum(pattern, shared)); // [batch, heads, new, head size]
    }
}
