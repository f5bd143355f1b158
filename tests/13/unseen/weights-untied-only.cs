// task:  13.1
// title: a tied head is not counted
// expect:A tied head multiplies each token like any other. It is only stored elsewhere.
// hears: weights-tied-head-free
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class TrainingCost
{
    public static long Weights(ModelConfig config)
    {
        Guard.Model(config);

        long q = config.Width * config.Heads * config.HeadSize;
        long kv = config.Width * config.KeyHeads * config.HeadSize;
        long mlp = config.Mlp switch
        {
            MlpKind.None => 0,
            MlpKind.SwiGlu => config.Width * config.Hidden * 3,
            _ => config.Width * config.Hidden * 2,
        };
        long head = config.Head && !config.Tied ? config.Width * config.Vocabulary : 0;
        return (config.Layers * (q + kv + kv + q + mlp)) + head;
    }
}
