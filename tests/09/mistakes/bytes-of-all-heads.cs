// task:  09.15
// title: All heads are counted, and not the key heads
// hint:  That is what sharing saves.
// source: jranaraki/vllm-fit #2, a review of vllm-project/vllm PR #29736: all heads counted, eight times too much
using Katas.Toolkit;

namespace Katas.Lesson09;

static partial class CacheCost
{
    public static long Bytes(ModelConfig config, long tokens, long bytesPerNumber = 2, long batch = 1)
    {
        Guard.Config(config);
        Guard.AtLeast(tokens, 0);
        Guard.AtLeast(bytesPerNumber, 1);
        Guard.AtLeast(batch, 1);

        long kept = Math.Min(tokens, config.Window - 1 ?? tokens);
        long numbers = 2 * config.Layers * config.Heads * config.HeadSize; // of a token: a key and a value
        return batch * kept * numbers * bytesPerNumber;
    }
}
