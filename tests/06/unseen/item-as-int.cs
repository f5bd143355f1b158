// task:   06.10
// title:  reads a 64-bit number as a 32-bit one
// expect: multinomial gives Int64: item<int> can't read it.
// hears:  item-of-another-type
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
        return multinomial(nn.functional.softmax(logits, -1), 1, generator: generator).item<int>();
    }
}
