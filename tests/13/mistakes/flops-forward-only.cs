// task: 13.2
// title:The way back is not counted
// hint: A way forward costs 2 for each weight. A training goes back as well, which costs twice as much.
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
        double weights = 2.0 * Weights(config);
        double scores = 4.0 * config.Layers * config.Heads * config.HeadSize * length;
        return tokens * (weights + scores);
    }
}
