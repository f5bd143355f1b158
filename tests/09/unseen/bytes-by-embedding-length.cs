// task:   09.15
// title:  counts the width, as if every head had keys
// expect: Only key heads are kept, each as wide as a head: width has no part in it.
// hears:  CacheCostTests.A_large_model_s_text_of_4096_tokens_takes_2_GB
// source: KolosalAI/model-memory-calculator #2: embedding_length in place of key heads and their size
namespace Katas.Lesson09;

static partial class CacheCost
{
    public static long Bytes(ModelConfig config, long tokens, long bytesPerNumber = 2, long batch = 1)
    {
        Guard.Config(config);
        Guard.AtLeast(tokens, 0);
        Guard.AtLeast(bytesPerNumber, 1);
        Guard.AtLeast(batch, 1);

        long seen = config.Window is { } window ? Math.Min(tokens, window - 1) : tokens;
        return 2 * batch * seen * config.Layers * config.Width * bytesPerNumber;
    }
}
