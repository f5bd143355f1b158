// task:   06.9
// title:  applies softmax to probabilities; and returns probabilities
// expect: Logits go in and logits come out: you return probabilities, and zeros. (And `sorted` is a softmax already.)
// hears:  TopPTests.What_stays_is_a_logit_as_it_was
// faults: 2
namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor TopP(Tensor logits, double p)
    {
        var (sorted, order) = logits.softmax(-1).sort(-1, descending: true);
        var probabilities = sorted.softmax(-1);
        var before = probabilities.cumsum(-1) - probabilities;
        return zeros_like(logits).scatter(-1, order, sorted.masked_fill(before >= p, double.NegativeInfinity));
    }
}
