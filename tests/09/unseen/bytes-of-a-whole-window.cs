// task:   09.15
// title:  counts whole windows, and each token of each text
// expect: A window keeps Window - 1 tokens: the token that looks next is the last one in it.
// hears:  bytes-of-the-whole-window
// faults: 1
using Katas.Lesson01;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class CacheCost
{
    public static long Bytes(ModelConfig config, long tokens, long bytesPerNumber = 2, long batch = 1)
    {
        Guard.Config(config);
        Guard.AtLeast(tokens, 0);
        Guard.AtLeast(bytesPerNumber, 1);
        Guard.AtLeast(batch, 1);

        long kept = config.Window is { } window && window < tokens ? window : tokens;
        return 2 * config.Layers * config.KeyHeads * config.HeadSize * kept * bytesPerNumber * batch;
    }
}
