// task:  05.12
// rule:  unused-argument
// title: The batch is not counted
// hint:  The operations are those of the whole batch.
using Katas.Toolkit;

namespace Katas.Lesson05;

sealed partial record EncoderCosts
{
    public static EncoderCosts Of(EncoderConfig config, long batch, long length)
    {
        Guard.Positive(batch);
        Guard.Positive(length);

        var (layers, d, wide) = (config.Layers, config.DModel, config.DFeedForward);
        long tokens = length;
        return new EncoderCosts(
            Embeddings: new Cost((config.VocabularySize + config.MaxLength + config.Segments) * d, 0),
            Projections: new Cost(layers * 4 * ((d * d) + d), layers * 4 * 2 * tokens * d * d),
            Attention: new Cost(0, layers * 2 * 2 * tokens * length * d),
            FeedForward: new Cost(layers * ((2 * d * wide) + wide + d), layers * 2 * 2 * tokens * d * wide),
            Norms: new Cost(((2 * layers) + 2) * 2 * d, 0));
    }
}
