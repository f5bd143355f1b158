// task:  07.12
// title: The biases are not counted
// hint:  Each map of attention and of the feed-forward network has a bias, one more number for each output.
using Katas.Lesson05;
using Katas.Toolkit;

namespace Katas.Lesson07;

sealed partial record TransformerCosts
{
    public static TransformerCosts Of(TransformerConfig config, long batch, long source, long target)
    {
        Guard.Positive(batch);
        Guard.Positive(source);
        Guard.Positive(target);

        var (d, wide) = (config.DModel, config.DFeedForward);
        var (read, written) = (batch * source, batch * target); // tokens
        long table = config.TargetVocabulary * d;
        long attention = 4 * d * d;
        long feedForward = 2 * d * wide;
        long norm = 2 * d;

        // Projections of the queries and the outputs, then of the keys and values, then scores and weighted sums.
        long Looks(long queries, long keys, long keysEach) =>
            (2 * 2 * queries * d * d) + (2 * 2 * keys * d * d) + (2 * 2 * queries * keysEach * d);
        long Thinks(long tokens) => 2 * 2 * tokens * d * wide;

        return new TransformerCosts(
            Embeddings: new Cost(table + (config.SharedVocabulary ? 0 : config.SourceVocabulary * d), 0),
            Encoder: new Cost(
                (config.EncoderLayers * (attention + feedForward + (2 * norm))) + norm,
                config.EncoderLayers * (Looks(read, read, source) + Thinks(read))),
            Decoder: new Cost(
                (config.DecoderLayers * ((2 * attention) + feedForward + (3 * norm))) + norm,
                config.DecoderLayers
                    * (Looks(written, written, target) + Looks(written, read, source) + Thinks(written))),
            Logits: new Cost(0, 2 * written * table));
    }
}
