// task: 13.2
// title:What a token costs, forward and back
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class TrainingCost
{
    public static double Flops(ModelConfig config, long length, Corpus corpus)
    {
        Guard.Model(config);
        Guard.Positive(length);
        Guard.Positive(corpus.Bytes);
        Guard.Positive(corpus.BytesPerToken);
        Guard.Positive(corpus.Epochs);

        double forward = 2.0 * Weights(config);
        forward += 2.0 * 2 * config.Layers * config.Heads * config.HeadSize * length; // scores, and mixing
        return 3 * forward * (corpus.Epochs * corpus.Bytes / corpus.BytesPerToken);
    }
}
