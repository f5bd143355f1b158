using Katas.Toolkit;

namespace Katas.Lesson05;

/// <summary>
/// What the parts of an encoder cost, worked out from its sizes alone. A product of <c>[m, k]</c> and <c>[k, n]</c>
/// counts 2·m·k·n: a multiplication and an addition for each of its terms. Biases, norms, softmax and activations are
/// left out of the operations: together they are a few per cent. Kaplan et al. 2020, "Scaling Laws for Neural Language
/// Models", table 1, counts the same way.
/// </summary>
/// <param name="Embeddings">The three tables. A lookup takes no arithmetic.</param>
/// <param name="Projections">All blocks' query, key, value and output projections.</param>
/// <param name="Attention">
/// All blocks' scores and weighted sums: nothing is learned, but the length enters squared.
/// </param>
/// <param name="FeedForward">All blocks' feed-forward networks.</param>
/// <param name="Norms">The norm of the embeddings, two per block, and the final one.</param>
public sealed record EncoderCosts(Cost Embeddings, Cost Projections, Cost Attention, Cost FeedForward, Cost Norms)
{
    /// <summary>All parts together.</summary>
    public Cost Total => Embeddings + Projections + Attention + FeedForward + Norms;

    /// <summary>The costs of an encoder, and of one forward pass of a batch.</summary>
    /// <param name="config">The encoder's sizes.</param>
    /// <param name="batch">The number of sequences.</param>
    /// <param name="length">The length of each in tokens, padding included.</param>
    /// <returns>The parameters and the operations of each part, all layers together.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Batch or length is not above 0.</exception>
    [KataTask("05.12")]
    public static EncoderCosts Of(EncoderConfig config, long batch, long length)
    {
        Guard.Positive(batch);
        Guard.Positive(length);

        throw new NotImplementedException("Task 05.12: parameters and operations");
    }
}
