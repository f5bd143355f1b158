// task:  13.1
// title: four squares of the width for attention
// expect:Heads times head size need not be the width, and keys and values have fewer heads. Take the four maps one by
//        one.
// hears: weights-of-the-width
// source: karpathy/nanoGPT #322: 12 · layers · width² for any model
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class TrainingCost
{
    public static long Weights(ModelConfig config)
    {
        Guard.Model(config);

        long perBlock = 4 * config.Width * config.Width;
        perBlock += config.Mlp == MlpKind.SwiGlu ? 3 * config.Width * config.Hidden
            : config.Mlp == MlpKind.None ? 0 : 2 * config.Width * config.Hidden;
        long total = config.Layers * perBlock;
        if (config.Head)
        {
            total += config.Vocabulary * config.Width;
        }

        return total;
    }
}
