// task: 13.2
// title:The number of tokens is cut off
// hint: Bytes a token are an average; the number of tokens is a double, and stays one.
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

        double tokens = Math.Floor(corpus.Bytes / corpus.BytesPerToken) * Math.Floor(corpus.Epochs);
        double weights = 6.0 * Weights(config);
        double scores = 12.0 * config.Layers * config.Heads * config.HeadSize * length;
        return tokens * (weights + scores);
    }
}
