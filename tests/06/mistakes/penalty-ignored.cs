// task:  06.10
// rule:  unused-argument
// title: The repetition penalty is not used
// hint:  It comes first of all, and for the greedy choice as well.
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

        logits = logits.clone();
        if (options.Temperature == 0)
        {
            return logits.argmax().ToInt64();
        }

        logits /= options.Temperature;
        logits = options.TopK is { } k ? SamplingFilters.TopK(logits, k) : logits;
        logits = options.TopP is { } p ? SamplingFilters.TopP(logits, p) : logits;
        var probabilities = nn.functional.softmax(logits, -1); // [vocabulary]
        return multinomial(probabilities, 1, generator: generator).ToInt64();
    }
}
