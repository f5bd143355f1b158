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

        throw new NotImplementedException("Task 07.12: what a transformer costs");
    }
}
