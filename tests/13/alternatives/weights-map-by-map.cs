// task: 13.1
// title:Map by map, block by block
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class TrainingCost
{
    public static long Weights(ModelConfig config)
    {
        Guard.Model(config);

        long total = config.Head ? config.Width * config.Vocabulary : 0;
        for (int block = 0; block < config.Layers; block++)
        {
            total += config.Width * config.Heads * config.HeadSize * 2; // query and output
            total += config.Width * config.KeyHeads * config.HeadSize * 2; // key and value
            long maps = config.Mlp == MlpKind.None ? 0 : config.Mlp == MlpKind.SwiGlu ? 3 : 2;
            total += maps * config.Width * config.Hidden;
        }

        return total;
    }
}
