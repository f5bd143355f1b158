// task:   09.10
// title:  takes the number of key heads for the size of a group
// expect: With 6 heads on 2 key heads, 3 share one. You repeat each key head as often as there are key heads.
// hears:  GroupedQueryTests.As_many_key_heads_as_heads_is_lesson_01_s_attention_head_by_head
// source: rasbt/LLMs-from-scratch #922: groups as a number of heads, and as the size of a group
namespace Katas.Lesson09;

static partial class GroupedQuery
{
    public static Tensor Attend(Tensor query, Tensor key, Tensor value, IReadOnlyList<Tensor> masks, Tap tap = default)
    {
        Guard.Layout(query, "[batch, heads, new, head size]");
        Guard.Layout(key, "[batch, key heads, length, head size]");
        Guard.Layout(value, "[batch, key heads, length, head size]");
        Guard.Grouped(query, key, value);

        var group = key.size(1);
        var owners = arange(query.size(1)).div(group, RoundingMode.floor).to(ScalarType.Int64).clamp(0, group - 1);
        var keys = key.index_select(1, owners);
        var values = value.index_select(1, owners);
        var scores = Attention.Scale(Attention.Scores(query, keys), query.size(-1));
        foreach (var mask in masks)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var pattern = tap.At("pattern", Attention.Softmax(scores));
        return tap.At("z", Attention.WeightedSum(pattern, values));
    }
}
