// task:   06.10
// title:  temperature 0 becomes a tiny number; ties or close logits are drawn among
// expect: At temperature 0 take the highest logit.
// hears:  NextTests.At_temperature_0_the_highest_is_taken_however_close_the_others_are
// faults: 1
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

        var temperature = Math.Max(options.Temperature, 0.1);
        var scores = SamplingFilters.RepetitionPenalty(logits, text, options.RepetitionPenalty) / temperature;
        if (options.TopK.HasValue)
        {
            scores = SamplingFilters.TopK(scores, options.TopK.Value);
        }

        if (options.TopP.HasValue)
        {
            scores = SamplingFilters.TopP(scores, options.TopP.Value);
        }

        return multinomial(scores.softmax(0), 1, false, generator).ToInt64();
    }
}
