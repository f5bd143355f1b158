// task:  06.10
// rule:  draw-without-generator, unused-argument
// title: The draw does not use the generator
// hint:  The same seed is to give the same text, whatever else draws random numbers: hand the generator on.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class TextGeneration
{
    public static long Next(Tensor logits, Tensor text, GenerationOptions options, Generator generator)
    {
        Guard.Layout(logits, "[vocabulary]");
        Guard.Layout(text, "[length]");
        Guard.NotNegative(options.Temperature, "temperature");

        using var scope = NewDisposeScope();

        logits = SamplingFilters.RepetitionPenalty(logits, text, options.RepetitionPenalty);
        if (options.Temperature == 0)
        {
            return logits.argmax().ToInt64();
        }

        logits /= options.Temperature;
        logits = options.TopK is { } k ? SamplingFilters.TopK(logits, k) : logits;
        logits = options.TopP is { } p ? SamplingFilters.TopP(logits, p) : logits;
        var probabilities = nn.functional.softmax(logits, -1); // [vocabulary]
        return multinomial(probabilities, 1).ToInt64();
    }
}
