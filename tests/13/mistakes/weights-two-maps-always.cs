// task: 13.1
// title:Every MLP is counted with two maps
// hint: A SwiGLU has a gate, too.
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class TrainingCost
{
    public static long Weights(ModelConfig config)
    {
        Guard.Model(config);

        long attention = 2 * config.Width * config.HeadSize * (config.Heads + config.KeyHeads);
        long maps = config.Mlp switch { MlpKind.None => 0, MlpKind.SwiGlu => 2, _ => 2 };
        long mlp = maps * config.Width * config.Hidden;
        long head = config.Head ? config.Vocabulary * config.Width : 0;
        return (config.Layers * (attention + mlp)) + head;
    }
}
