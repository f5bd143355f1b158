// task:   14.8
// title:  divides by all attention
// expect: All attention counts every query, also those that have nothing to look for. Divide by the number of queries
//         with a target.
// hears:  score-over-all-queries
// source: TransformerLens PR #255: "mul" divides by the sum of the attention pattern
namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Score(Tensor pattern, Tensor target)
    {
        Guard.Layout(pattern, "[batch, head, query, key]");
        Guard.SameShape(target, pattern.select(1, 0));
        Guard.Something(target);

        var wanted = (pattern * target.unsqueeze(1)).sum([0, 2, 3]);
        return wanted / pattern.sum([0, 2, 3]);
    }
}
