// task:  05.12
// title: A norm is taken to have one parameter per feature
// hint:  A scale and a shift, for each feature.
using Katas.Toolkit;

namespace Katas.Lesson05;

sealed partial record EncoderCosts
{
    public static EncoderCosts Of(EncoderConfig config, long batch, long length)
    {
        Guard.Positive(batch);
        Guard.Positive(length);

        var (layers, d, wide) = (config.Layers, config.DModel, config.DFeedForward);
        long tokens = batch * length;
        return new EncoderCosts(
            Embeddings: new Cost((config.VocabularySize + config.MaxLength + config.Segments) * d, 0),
            Projections: new Cost(layers * 4 * ((d * d) + d), layers * 4 * 2 * tokens * d * d),
            Attention: new Cost(0, layers * 2 * 2 * tokens * length * d),
            FeedForward: new Cost(layers * ((2 * d * wide) + wide + d), layers * 2 * 2 * tokens * d * wide),
            Norms: new Cost(((2 * layers) + 2) * d, 0));
    }
}
