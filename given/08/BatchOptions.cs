using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>How sentences become batches.</summary>
public sealed record BatchOptions
{
    /// <summary>
    /// How many places a batch has at most: sentences times the length of the longest, padding included. For
    /// translations, the longer of a pair counts.
    /// </summary>
    public int TokensPerBatch { get; init; } = 2048;

    /// <summary>
    /// The longest sequence, start and end token included; as a rule the model's <c>MaxLength</c>. Longer sentences are
    /// skipped; running text is cut into pieces of this length.
    /// </summary>
    public int MaxLength { get; init; } = 64;

    /// <summary>
    /// How many lines are held in memory at a time. Batches are made of what is there: the more, the less padding, and
    /// the better mixed.
    /// </summary>
    public int Window { get; init; } = 20_000;

    /// <summary>Whether each epoch has an order of its own. Without, all are in the order of the file.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>What the orders follow from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where an epoch's order comes from: seed and number of the epoch, and nothing else.</summary>
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
