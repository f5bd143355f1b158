// task:   04.12
// title:  divides by lengths that have lost their dimension
// expect: sum(-1) loses its dimension, so that heads are divided by the lengths of other heads: keep it.
// hears:  missing-keepdim
// faults: 1
namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor HeadSimilarity(Tensor weights)
    {
        var rows = weights.flatten(2);
        var unit = rows / rows.square().sum(-1).sqrt();
        return unit.matmul(unit.transpose(-2, -1)).mean([0]);
    }
}
