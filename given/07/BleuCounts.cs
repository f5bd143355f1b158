namespace Katas.Lesson07;

/// <summary>What BLEU counts. The counts of a corpus are the sums of those of its sentences.</summary>
/// <param name="Matches">The number of n-grams that are in a reference, clipped, for n = 1 to 4.</param>
/// <param name="Totals">The number of n-grams, for n = 1 to 4.</param>
/// <param name="Length">The number of words written.</param>
/// <param name="ReferenceLength">The number of words in the references that are closest in length.</param>
public sealed record BleuCounts(
    IReadOnlyList<long> Matches, IReadOnlyList<long> Totals, long Length, long ReferenceLength)
{
    /// <summary>The counts of two texts together.</summary>
    public static BleuCounts operator +(BleuCounts left, BleuCounts right) => new(
        [.. left.Matches.Zip(right.Matches, (one, other) => one + other)],
        [.. left.Totals.Zip(right.Totals, (one, other) => one + other)],
        left.Length + right.Length,
        left.ReferenceLength + right.ReferenceLength);
}
