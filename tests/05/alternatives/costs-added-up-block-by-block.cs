// task:  05.12
// title: The costs added up block by block
using Katas.Toolkit;

namespace Katas.Lesson05;

sealed partial record EncoderCosts
{
    public static EncoderCosts Of(EncoderConfig config, long batch, long length)
    {
        Guard.Positive(batch);
        Guard.Positive(length);

        var sum = new EncoderCosts(
            new Cost(config.DModel * (config.Segments + config.MaxLength + config.VocabularySize), 0),
            default,
            default,
            default,
            new Cost(4 * config.DModel, 0));
        for (long i = 0; i < config.Layers; i++)
        {
            long d = config.DModel;
            sum = sum with
            {
                Projections = sum.Projections + new Cost(4 * d * (d + 1), 8 * batch * length * d * d),
                Attention = sum.Attention + new Cost(0, 4 * batch * length * length * d),
                FeedForward = sum.FeedForward + new Cost(
                    ((d + 1) * config.DFeedForward) + ((config.DFeedForward + 1) * d),
                    4 * batch * length * d * config.DFeedForward),
                Norms = sum.Norms + new Cost(4 * d, 0),
            };
        }

        return sum;
    }
}
