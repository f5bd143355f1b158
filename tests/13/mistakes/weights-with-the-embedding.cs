// task: 13.1
// title:The embedding is counted
// hint: Looking up a row multiplies nothing. Of the two tables, only the head works.
// source: arXiv 2406.12907: one law counts embeddings and the other does not
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
        return (config.Layers * (attention + mlp)) + head + (config.Vocabulary * config.Width);
    }
}
