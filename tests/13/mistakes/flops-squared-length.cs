// task: 13.2
// title:The length counts twice
// hint: For one token there are as many pairs as the length. Its square belongs to a whole text.
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
        double scores = 12.0 * config.Layers * config.Heads * config.HeadSize * length * length;
        return tokens * (weights + scores);
    }
}
