// task:   06.8
// title:  uses places within a row as numbers of rows
// expect: logits[last] takes your places for rows: gather picks one value from each row.
// hears:  TopKTests.Of_distinct_logits_exactly_k_stay
// faults: 1
namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor TopK(Tensor logits, long k)
    {
        var (_, order) = logits.sort(-1, descending: true);
        var last = order.select(-1, Math.Min(k, logits.size(-1)) - 1);
        return logits.masked_fill(logits < logits[last], double.NegativeInfinity);
    }
}
