// task:   06.11
// title:  gives Next what the model was given, which with caches is the newest token alone
// expect: With caches, Next gets the newest token instead of the whole text, so that the repetition penalty forgets
//         everything before it, and texts with and without a cache differ. The model may be given one token; Next needs
//         prompt and new tokens, all of them.
// hears:  GenerateTests.The_penalty_is_on_every_token_so_far_with_a_cache_too
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class TextGeneration
{
    private static long[] Continue(
        LanguageModel model, long[] prompt, GenerationOptions options, IReadOnlyList<KeyValueCache>? caches)
    {
        using var generator = new Generator(options.Seed);
        var written = new List<long>();
        long[] input = prompt;
        while (written.Count < options.MaxNewTokens && prompt.Length + written.Count < model.MaxLength)
        {
            using var scope = NewDisposeScope();
            var text = tensor(input); // [length]
            var logits = model.call(text.unsqueeze(0), caches).logits; // [1, length, vocabulary]
            long next = Next(logits.select(0, 0).select(0, -1), text, options, generator);
            written.Add(next);
            if (options.StopTokens.Contains(next))
            {
                break;
            }

            input = caches is null ? prompt.Concat(written).ToArray() : new[] { next };
        }

        return written.ToArray();
    }
}
