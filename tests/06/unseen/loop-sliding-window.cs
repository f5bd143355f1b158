// task:   06.11
// title:  slides a window over the text and writes on beyond the model's longest text, as nanoGPT does; and stops at
//         once if the prompt ends with a stop token
// expect: At the model's longest text writing ends; you crop the text and go on. And `text[^1]` is at first the
//         prompt's last token: a prompt that ends with a stop token gets no continuation at all.
// hears:  GenerateTests.The_text_ends_where_the_model_s_longest_does
// faults: 2
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
        while (text.Count - prompt.Length < options.MaxNewTokens && !options.StopTokens.Contains(text[^1]))
        {
            using var scope = NewDisposeScope();

            // if the text grows too long, crop it at the model's block size
            long[] window = [.. text.TakeLast((int)model.MaxLength)];
            if (caches is not null && caches[0].Length == model.MaxLength)
            {
                foreach (var cache in caches)
                {
                    cache.Dispose(); // empty again
                }
            }

            long[] fresh = caches is null || caches[0].Length == 0 ? window : [text[^1]];
            var (logits, _) = model.call(tensor(fresh).unsqueeze(0), caches); // [1, new, vocabulary]
            var newest = logits.select(1, -1).select(0, 0); // [vocabulary]
            text.Add(Next(newest, tensor(text.ToArray()), options, generator));
        }

        return [.. text.Skip(prompt.Length)];
    }
}
