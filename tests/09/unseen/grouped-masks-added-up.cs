// task:   09.10
// title:  adds the masks up before it applies them
// expect: Boolean masks added up say yes where either says yes: each has to be applied, one after the other.
// hears:  GroupedQueryTests.Masks_are_laid_over_the_scores_one_after_the_other
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
        if (masks.Count > 0)
        {
            scores = Attention.ApplyMask(scores, masks.Aggregate((one, other) => one + other));
        }

        var pattern = tap.At("pattern", Attention.Softmax(scores));
        return tap.At("z", Attention.WeightedSum(pattern, values));
    }
}
