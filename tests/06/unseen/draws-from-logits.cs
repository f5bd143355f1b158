// task:   06.10
// title:  draws with the logits as probabilities
// expect: multinomial needs probabilities: softmax is missing.
// hears:  NextTests.The_level_of_the_logits_makes_no_difference
// faults: 1
namespace Katas.Lesson06;

static partial class TextGeneration
{
    public static long Next(Tensor logits, Tensor text, GenerationOptions options, Generator generator)
    {
        logits = SamplingFilters.RepetitionPenalty(logits, text, options.RepetitionPenalty);
        if (options.Temperature == 0)
        {
            return logits.argmax().ToInt64();
        }

        logits /= options.Temperature;
        logits = options.TopK is { } k ? SamplingFilters.TopK(logits, k) : logits;
        logits = options.TopP is { } p ? SamplingFilters.TopP(logits, p) : logits;
        return multinomial(logits, 1, generator: generator).ToInt64();
    }
}
