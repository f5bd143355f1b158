// task:  09.15
// title: The number of texts is ignored
// hint:  Each text of a batch has keys of its own.
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
        long numbers = 2 * config.Layers * config.KeyHeads * config.HeadSize; // of a token: a key and a value
        return kept * numbers * bytesPerNumber;
    }
}
