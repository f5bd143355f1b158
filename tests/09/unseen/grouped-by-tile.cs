// task:   09.10
// title:  repeats the list of key heads along the wrong pattern, and scales by the width of all
// expect: repeat gives 0 1 0 1, and neighbours have to share: 0 0 1 1. And the scores are divided by the root of all
//         features, not of a head's.
// hears:  GroupedQueryTests.As_many_key_heads_as_heads_is_lesson_01_s_attention_head_by_head
// faults: 2
// source: onnx/onnx PR #7274: tile
namespace Katas.Lesson09;

static partial class GroupedQuery
{
    public static Tensor Attend(Tensor query, Tensor key, Tensor value, IReadOnlyList<Tensor> masks, Tap tap = default)
    {
        Guard.Layout(query, "[batch, heads, new, head size]");
        Guard.Layout(key, "[batch, key heads, length, head size]");
        Guard.Layout(value, "[batch, key heads, length, head size]");
        Guard.Grouped(query, key, value);

        long times = query.size(1) / key.size(1);
        var keys = key.repeat(1, times, 1, 1);
        var values = value.repeat(1, times, 1, 1);
        var scores = Attention.Scale(Attention.Scores(query, keys), query.size(1) * query.size(-1));
        foreach (var mask in masks)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var weights = tap.At("pattern", Attention.Softmax(scores));
        return tap.At("z", Attention.WeightedSum(weights, values));
    }
}
