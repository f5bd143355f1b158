using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>The options of batching.</summary>
public sealed record BatchOptions
{
    /// <summary>
    /// The maximum number of places in a batch: sentences times the length of the longest, padding included. For
    /// translations, the longer of a pair counts.
    /// </summary>
    public int TokensPerBatch { get; init; } = 2048;

    /// <summary>
    /// The longest sequence, start and end tokens included; usually the model's <c>MaxLength</c>. Longer sentences are
    /// skipped; running text is cut into pieces of this length.
    /// </summary>
    public int MaxLength { get; init; } = 64;

    /// <summary>
    /// The number of lines held in memory at a time. Batches are made from these: the more there are, the less padding,
    /// and the better the mixture.
    /// </summary>
    public int Window { get; init; } = 20_000;

    /// <summary>Whether each epoch has an order of its own; if not, all are in the order of the file.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The seed of the orders.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// The source of an epoch's order: it follows from the seed and the epoch's number, and from nothing else.
    /// </summary>
    /// <param name="epoch">The number of the epoch, from 0.</param>
    internal Random? RandomOf(int epoch) => Shuffle ? new Random(unchecked((Seed * 1_000_003) + epoch)) : null;

    /// <summary>Checks that the numbers fit together.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    internal void Check()
    {
        Guard.AtLeast(MaxLength, 2);
        Guard.AtLeast(Window, 1);
        Guard.AtLeast(TokensPerBatch, MaxLength);
    }
}
