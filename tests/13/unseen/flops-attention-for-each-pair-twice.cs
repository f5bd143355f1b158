// task:  13.2
// title: length squared for each token
// expect:You multiply by length twice: a token meets length keys. The square belongs to a whole text, and you count
//        tokens.
// hears: flops-squared-length
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
        double total = 6.0 * Weights(config) * tokens;
        for (int layer = 0; layer < config.Layers; layer++)
        {
            total += 12.0 * config.Heads * config.HeadSize * length * length * tokens;
        }

        return total;
    }
}
