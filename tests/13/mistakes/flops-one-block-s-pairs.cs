// task: 13.2
// title:The pairs of one block are counted
// hint: Every block has pairs.
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

        double tokens = corpus.Bytes / corpus.BytesPerToken * corpus.Epochs;
        double weights = 6.0 * Weights(config);
        double scores = 12.0 * config.Heads * config.HeadSize * length;
        return tokens * (weights + scores);
    }
}
