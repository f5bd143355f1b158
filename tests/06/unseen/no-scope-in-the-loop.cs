// task:   06.11
// title:  opens no dispose scope and records gradients, so that tensors pile up
// expect: Each step leaves its tensors behind: open a scope for each.
// hears:  tensors-pile-up
// faults: 1
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
            long known = caches?[0].Length ?? 0;
            var input = tensor(text[(int)known..].ToArray()).unsqueeze(0);
            var logits = model.call(input, caches).logits[0, -1];
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
