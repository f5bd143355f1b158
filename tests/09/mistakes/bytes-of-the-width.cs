// task:  09.15
// title: A head is taken to be width / heads wide
// hint:  A head has its own size: in Qwen3 heads times head size is not the width.
// source: LMCache/LMCache #688, NVIDIA/Model-Optimizer #2482: head size from width and heads
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
        long numbers = 2 * config.Layers * config.KeyHeads * (config.Width / config.Heads);
        return batch * kept * numbers * bytesPerNumber;
    }
}
