// task:  06.10
// title: A draw by a running sum
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
        double mark = rand(1, dtype: ScalarType.Float64, generator: generator).ToDouble();
        double[] sums = [.. probabilities.to(ScalarType.Float64).cumsum(-1).data<double>().ToArray()];
        int token = Array.FindIndex(sums, sum => sum > mark);
        return token < 0 ? probabilities.argmax().ToInt64() : token;
    }
}
