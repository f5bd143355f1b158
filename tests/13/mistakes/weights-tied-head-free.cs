// task: 13.1
// title:A tied head is not counted
// hint: Tied means stored once. It is used all the same, once for each token.
// source: huggingface/trl, pull request 6709: the head costs, tied or not
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
        long head = config.Head && !config.Tied ? config.Vocabulary * config.Width : 0;
        return (config.Layers * (attention + mlp)) + head;
    }
}
