using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

/// <summary>
/// What the heads of a layer do, in a few numbers that can be followed from layer to layer. Clark et al. 2019, "What
/// Does BERT Look At?"; Vig and Belinkov 2019, "Analyzing the Structure of Attention in a Transformer Language Model".
/// </summary>
public static class AttentionAnalysis
{
    /// <summary>How spread out each head's attention is, on average: 0 when each query looks at one key.</summary>
    /// <param name="weights">A layer's weights, <c>[batch, heads, query, key]</c>.</param>
    /// <returns>
    /// The mean entropy of each head in nats, <c>[heads]</c>, over those queries of all sequences that look at
    /// something.
    /// </returns>
    /// <exception cref="ArgumentException">The weights do not have four dimensions.</exception>
    [KataTask("04.10")]
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, query, key]");

        throw new NotImplementedException("Task 04.10: entropy of each head");
    }

    /// <summary>How far each head looks, on average: 0 when each token looks at itself, 1 at a neighbour.</summary>
    /// <param name="weights">A layer's weights in self-attention, <c>[batch, heads, token, token]</c>.</param>
    /// <returns>
    /// The mean of each head's distances |query - key| in tokens, weighted by attention, <c>[heads]</c>; over those
    /// queries of all sequences that look at something.
    /// </returns>
    /// <exception cref="ArgumentException">The weights do not have four dimensions, the last two of one
    /// size.</exception>
    [KataTask("04.11")]
    public static Tensor Distance(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, token, token]");
        Guard.Size(weights, -1, weights.size(-2), "as many keys as queries");

        throw new NotImplementedException("Task 04.11: distance of each head");
    }

    /// <summary>
    /// The similarity of the heads: the cosine between their weights, with all queries' rows one after the other. 1
    /// when two heads look at the same places; 0 when there is no place that both look at.
    /// </summary>
    /// <param name="weights">A layer's weights, <c>[batch, heads, query, key]</c>.</param>
    /// <returns>
    /// Head by head, <c>[heads, heads]</c>, the mean over the batch. A head that looks at nothing resembles none: 0.
    /// </returns>
    /// <exception cref="ArgumentException">The weights do not have four dimensions.</exception>
    [KataTask("04.12")]
    public static Tensor HeadSimilarity(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, query, key]");

        throw new NotImplementedException("Task 04.12: similarity of the heads");
    }

    /// <summary>
    /// A number for each query becomes one for each head: the mean over the batch's queries. A query that may look at
    /// nothing, and so has weights of 0, does not count; a head with no other queries gets 0.
    /// </summary>
    /// <param name="perQuery">The numbers, <c>[batch, heads, query]</c>; 0 for a query that looks at nothing.</param>
    /// <param name="weights">The weights they come from, <c>[batch, heads, query, key]</c>.</param>
    private static Tensor AverageOverQueries(Tensor perQuery, Tensor weights)
    {
        var looks = weights.sum(-1) > 0; // [batch, heads, query, key] → [batch, heads, query]
        var count = looks.sum([0, 2]).clamp(min: 1); // [heads]
        return perQuery.sum([0, 2]) / count; // [heads]
    }
}
