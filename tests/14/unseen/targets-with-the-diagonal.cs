// task:   14.7
// title:  marks the query itself, too
// expect: No query has itself for a target: take the diagonal away. Row 0 of the first token is 1 by force and says
//         nothing.
// hears:  target-first-of-the-first
// faults: 2
// source: huggingface/transformers #2975: why everything looks at the first token
namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Target(Tensor ids, Habit habit)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.WholeNumbers(ids);

        var n = ids.size(1);
        var batch = ids.size(0);
        var causal = ones(n, n, ScalarType.Bool).tril();
        if (habit == Habit.PreviousToken)
        {
            return ones(n, n, ScalarType.Bool).tril(-1).triu(-1).expand(batch, n, n);
        }

        if (habit == Habit.FirstToken)
        {
            var first = zeros(n, n, ScalarType.Bool);
            first[.., 0] = true;
            return first.expand(batch, n, n);
        }

        if (habit == Habit.SameToken)
        {
            return ids.unsqueeze(1).eq(ids.unsqueeze(2)).logical_and(causal);
        }

        return Induction(ids);
    }
}
