// task:   09.15
// title:  counts all heads, and a whole window
// expect: Key heads are kept, not all heads; and of a window one token fewer, as the next one counts itself.
// hears:  bytes-of-all-heads
// faults: 2
// source: jranaraki/vllm-fit #2
namespace Katas.Lesson09;

static partial class CacheCost
{
    public static long Bytes(ModelConfig config, long tokens, long bytesPerNumber = 2, long batch = 1)
    {
        Guard.Config(config);
        Guard.AtLeast(tokens, 0);
        Guard.AtLeast(bytesPerNumber, 1);
        Guard.AtLeast(batch, 1);

        var kept = Math.Min(tokens, config.Window ?? long.MaxValue);
        return kept * 2 * config.Layers * config.Heads * config.HeadSize * bytesPerNumber * batch;
    }
}
