// task: 13.16
// title:By the weights that work
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class ExpertsSize
{
    public static (long All, long InUse) Parameters(ModelConfig config, ExpertsConfig experts)
    {
        Guard.Llama(config, experts);

        long once = TrainingCost.Weights(config with { Mlp = MlpKind.None }); // attention and head
        once += config.Tied ? 0 : config.Vocabulary * config.Width;
        once += config.Width * (1 + (2 * config.Layers));
        long perBlock = config.Width * experts.Experts;
        if (experts.SharedHidden > 0)
        {
            perBlock += config.Width + (3 * config.Width * experts.SharedHidden);
        }

        long mlp = 3 * config.Width * experts.Hidden;
        return (
            once + (config.Layers * (perBlock + (experts.Experts * mlp))),
            once + (config.Layers * (perBlock + (experts.Chosen * mlp))));
    }
}
