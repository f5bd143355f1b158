// task:   05.12
// title:  copies table 1 of Kaplan et al.: attention counts one product instead of two, and the parameters leave the
//         biases out
// expect: Attention multiplies twice, queries with keys and weights with values; Kaplan's table lists only one. And the
//         biases are left out of the operations, not of the parameters: projections and feed-forward maps have them.
// hears:  CostsTests.Parameters_of_each_part_are_those_of_the_model
// faults: 2
using Katas.Toolkit;

namespace Katas.Lesson05;

sealed partial record EncoderCosts
{
    public static EncoderCosts Of(EncoderConfig config, long batch, long length)
    {
        Guard.Positive(batch);
        Guard.Positive(length);

        // Kaplan et al. 2020, table 1; C = 2 N for each token
        long tokens = batch * length;
        long d = config.DModel;
        long projections = config.Layers * (3 * d * d + d * d);
        long feedForward = config.Layers * 2 * d * config.DFeedForward;
        return new EncoderCosts(
            Embeddings: new Cost((config.VocabularySize + config.MaxLength + config.Segments) * d, 0),
            Projections: new Cost(projections, 2 * projections * tokens),
            Attention: new Cost(0, 2 * config.Layers * length * d * tokens),
            FeedForward: new Cost(feedForward, 2 * feedForward * tokens),
            Norms: new Cost((2 * config.Layers + 2) * 2 * d, 0));
    }
}
