// task:  09.15
// title: The window is ignored
// hint:  With a window old keys are given up.
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

        long kept = tokens;
        long numbers = 2 * config.Layers * config.KeyHeads * config.HeadSize; // of a token: a key and a value
        return batch * kept * numbers * bytesPerNumber;
    }
}
