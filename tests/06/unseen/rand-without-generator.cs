// task:   06.10
// title:  draws without the generator
// expect: The draw has to come from the generator that is passed in, or a seed repeats nothing.
// hears:  draw-without-generator
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
        double mark = rand(1, dtype: ScalarType.Float64).ToDouble();
        var sums = nn.functional.softmax(logits.to(ScalarType.Float64), -1).cumsum(-1);
        return (sums < mark).sum().ToInt64();
    }
}
