// task:   06.10
// title:  takes the likeliest in any case
// expect: Nothing is drawn: with a temperature above 0 the token is a draw from the probabilities.
// hears:  always-greedy
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
        return nn.functional.softmax(logits, -1).argmax().ToInt64();
    }
}
