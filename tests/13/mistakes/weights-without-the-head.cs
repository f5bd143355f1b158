// task: 13.1
// title:The head is not counted
// hint: Every token is multiplied by the head, as by any other matrix.
// source: karpathy/nanoGPT #456: which parameters count
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class TrainingCost
{
    public static long Weights(ModelConfig config)
    {
        Guard.Model(config);

        long attention = 2 * config.Width * config.HeadSize * (config.Heads + config.KeyHeads);
        long maps = config.Mlp switch { MlpKind.None => 0, MlpKind.SwiGlu => 3, _ => 2 };
        long mlp = maps * config.Width * config.Hidden;
        long head = config.Head ? config.Vocabulary * config.Width : 0;
        return config.Layers * (attention + mlp);
    }
}
