// task:  06.11
// title: A loop that counts
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
        List<long> written = [];
        long[] input = prompt;
        long most = Math.Min(options.MaxNewTokens, model.MaxLength - prompt.Length);
        for (long i = 0; i < most; i++)
        {
            using var scope = NewDisposeScope();
            long[] text = [.. prompt, .. written];
            var (logits, _) = model.call(tensor(caches is null ? text : input, dtype: ScalarType.Int64).unsqueeze(0), caches);
            long token = Next(logits.select(1, logits.size(1) - 1).squeeze(0), tensor(text), options, generator);
            written.Add(token);
            input = [token];
            if (options.StopTokens.Contains(token))
            {
                return [.. written];
            }
        }

        return [.. written];
    }
}
