// task:   06.7
// title:  gives scatter a bare number; and divides negative logits
// expect: scatter wants a tensor of values here, not a bare number. (And a negative logit is multiplied, not divided.)
// hears:  RepetitionPenaltyTests.Each_seen_token_pays_once
// faults: 2
namespace Katas.Lesson06;

static partial class SamplingFilters
{
    public static Tensor RepetitionPenalty(Tensor logits, Tensor text, double penalty)
    {
        var seen = zeros_like(logits).scatter(-1, text, 1).to(ScalarType.Bool);
        return where(seen, logits / penalty, logits);
    }
}
