// task:  06.11
// title: The whole text goes into the caches each time
// hint:  The caches know the tokens before. What is new, after the prompt, is one token.
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
        List<long> text = [.. prompt];
        int end = (int)Math.Min(prompt.Length + (long)options.MaxNewTokens, model.MaxLength);
        while (text.Count < end)
        {
            using var scope = NewDisposeScope();

            long known = caches?[0].Length ?? 0;
            var input = tensor(text[..].ToArray()).unsqueeze(0); // [new] → [1, new]
            var logits = model.call(input, caches).logits[0, -1]; // [1, new, vocabulary] → [vocabulary]
            long next = Next(logits, tensor(text.ToArray()), options, generator);
            text.Add(next);
            if (options.StopTokens.Contains(next))
            {
                break;
            }
        }

        return [.. text.Skip(prompt.Length)];
    }
}
