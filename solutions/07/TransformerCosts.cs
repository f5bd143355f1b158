using Katas.Lesson05;
using Katas.Toolkit;

namespace Katas.Lesson07;

/// <summary>
/// What a transformer costs, worked out from its sizes alone. Operations are counted as in lesson 05: 2·m·k·n for a
/// product of <c>[m, k]</c> and <c>[k, n]</c>, and nothing else.
/// </summary>
/// <param name="Embeddings">The tables of token vectors, one if the vocabulary is shared.</param>
/// <param name="Encoder">All of its blocks and the norm after them.</param>
/// <param name="Decoder">All of its blocks and the norm after them.</param>
/// <param name="Logits">The products with the target's table: nothing new is learned.</param>
public sealed record TransformerCosts(Cost Embeddings, Cost Encoder, Cost Decoder, Cost Logits)
{
    private const long BytesOfANumber = 4;

    /// <summary>All parts together.</summary>
    public Cost Total => Embeddings + Encoder + Decoder + Logits;

    /// <summary>Memory for the parameters, in bytes.</summary>
    public long WeightBytes => Total.Parameters * BytesOfANumber;

    /// <summary>
    /// Memory for what training keeps for each parameter, in bytes: the parameter itself, its gradient, and Adam's two
    /// moments.
    /// </summary>
    public long TrainingBytes => 4 * WeightBytes;

    /// <summary>Memory for the caches of one text that is being written, in bytes.</summary>
    /// <param name="config">The transformer's sizes.</param>
    /// <param name="length">The number of tokens in the text.</param>
    public static long CacheBytes(TransformerConfig config, long length) =>
        2 * config.DecoderLayers * length * config.DModel * BytesOfANumber;

    /// <summary>The costs of a transformer, and of one forward pass with teacher forcing.</summary>
    /// <param name="config">The transformer's sizes.</param>
    /// <param name="batch">The number of pairs of texts.</param>
    /// <param name="source">The length of each source text in tokens, padding included.</param>
    /// <param name="target">The length of each target text in tokens, padding included.</param>
    /// <returns>The parameters and the operations of each part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above 0.</exception>
    [KataTask("07.12")]
    public static TransformerCosts Of(TransformerConfig config, long batch, long source, long target)
    {
        Guard.Positive(batch);
        Guard.Positive(source);
        Guard.Positive(target);

        var (d, wide) = (config.DModel, config.DFeedForward);
        var (read, written) = (batch * source, batch * target); // tokens
        long table = config.TargetVocabulary * d;
        long attention = 4 * ((d * d) + d);
        long feedForward = (2 * d * wide) + wide + d;
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
