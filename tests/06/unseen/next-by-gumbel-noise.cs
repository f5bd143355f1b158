// task:   06.10
// title:  draws by the Gumbel-max trick, but adds the noise before temperature, top-k and top-p, which then change
//         nothing
// expect: The Gumbel trick is a fair draw if the noise comes last; yours comes before the temperature, and dividing
//         logits and noise by the same number leaves the largest the largest, which top-k and top-p then keep. So none
//         of the three has any effect.
// hears:  NextTests.Temperature_top_k_and_top_p_each_have_an_effect
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

        using var scope = NewDisposeScope();

        var scores = SamplingFilters.RepetitionPenalty(logits, text, options.RepetitionPenalty);
        if (options.Temperature > 0)
        {
            // argmax(logits + Gumbel noise) is a draw from softmax(logits)
            var uniform = rand(scores.shape, generator: generator).clamp_min(1e-20);
            scores = (scores - uniform.log().neg().log()) / options.Temperature;
            scores = options.TopK is { } k ? SamplingFilters.TopK(scores, k) : scores;
            scores = options.TopP is { } p ? SamplingFilters.TopP(scores, p) : scores;
        }

        return scores.argmax().item<long>();
    }
}
