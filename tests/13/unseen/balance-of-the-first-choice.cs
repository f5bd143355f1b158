// task:   13.13
// title:  counts the first choice only
// expect: f counts all k choices of a token, so that it sums to k. You count the likeliest expert alone, as Switch does with
//         k = 1.
// hears:  RouterLossesTests.Every_choice_of_a_token_counts
namespace Katas.Lesson13;

static partial class RouterLosses
{
    public static Tensor Balance(Tensor logits, long k, Tensor? real = null)
    {
        Guard.Layout(logits, "[tokens, experts]");
        Guard.Choices(k, logits.size(-1));
        Guard.RealOrNull(real, logits);

        if (real is not null)
        {
            logits = logits[real];
        }

        var probabilities = nn.functional.softmax(logits, -1);
        var first = probabilities.argmax(-1);
        var f = nn.functional.one_hot(first, logits.size(-1)).to(logits.dtype).mean([0]);
        return logits.size(-1) * (f * probabilities.mean([0])).sum();
    }
}
