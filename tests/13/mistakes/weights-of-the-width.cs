// task: 13.1
// title:Attention's maps are counted as width by width
// hint: Heads times head size need not be the width.
// source: karpathy/nanoGPT #322: 12 · layers · width² for every model
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class TrainingCost
{
    public static long Weights(ModelConfig config)
    {
        Guard.Model(config);

        long attention = 4 * config.Width * config.Width;
        long maps = config.Mlp switch { MlpKind.None => 0, MlpKind.SwiGlu => 3, _ => 2 };
        long mlp = maps * config.Width * config.Hidden;
        long head = config.Head ? config.Vocabulary * config.Width : 0;
        return (config.Layers * (attention + mlp)) + head;
    }
}
