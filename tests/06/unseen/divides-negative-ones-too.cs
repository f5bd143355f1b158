// task:   06.7
// title:  divides negative logits, too
// expect: Divided, a negative logit grows: multiply it by the penalty.
// hears:  negative-logits-divided
// faults: 1
namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor RepetitionPenalty(Tensor logits, Tensor text, double penalty)
    {
        var seen = zeros_like(logits).scatter(-1, text, ones(text.shape, logits.dtype)).to(ScalarType.Bool);
        return where(seen, logits / penalty, logits);
    }
}
