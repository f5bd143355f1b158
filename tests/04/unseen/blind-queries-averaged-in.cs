// task:   04.10
// title:  averages over all queries, also those that see nothing
// expect: A query that sees nothing has no say in the average: leave it out of sum and count.
// hears:  entropy-counts-blind-queries
// faults: 1
namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor Entropy(Tensor weights)
    {
        var each = -(weights * (weights + 1e-30).log()).sum(-1);
        return each.mean([0, 2]);
    }
}
