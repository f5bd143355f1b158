// task:  09.15
// title: A whole window is counted
// hint:  The token that looks next is the last one in the window and is not kept yet: one fewer.
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

        long kept = Math.Min(tokens, config.Window ?? tokens);
        long numbers = 2 * config.Layers * config.KeyHeads * config.HeadSize; // of a token: a key and a value
        return batch * kept * numbers * bytesPerNumber;
    }
}
