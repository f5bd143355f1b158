// task: 13.2
// title:Scores and mixing are not counted
// hint: 6 · N · D knows nothing of the tokens that look at each other. What does one query cost?
// source: karpathy/nanoGPT #322: 6ND against the count with attention
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
        double scores = 12.0 * config.Layers * config.Heads * config.HeadSize * length;
        return tokens * weights;
    }
}
