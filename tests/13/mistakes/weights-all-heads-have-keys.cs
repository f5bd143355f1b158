// task: 13.1
// title:Keys and values are counted for all heads
// hint: Where heads share keys and values, the maps of these are smaller.
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class TrainingCost
{
    public static long Weights(ModelConfig config)
    {
        Guard.Model(config);

        long attention = 2 * config.Width * config.HeadSize * (2 * config.Heads);
        long maps = config.Mlp switch { MlpKind.None => 0, MlpKind.SwiGlu => 3, _ => 2 };
        long mlp = maps * config.Width * config.Hidden;
        long head = config.Head ? config.Vocabulary * config.Width : 0;
        return (config.Layers * (attention + mlp)) + head;
    }
}
