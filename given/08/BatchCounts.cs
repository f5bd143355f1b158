namespace Katas.Lesson08;

/// <summary>What an epoch has consisted of so far.</summary>
public sealed record BatchCounts
{
    /// <summary>The number of batches.</summary>
    public long Batches { get; init; }

    /// <summary>The number of sequences in them.</summary>
    public long Sequences { get; init; }

    /// <summary>The number of sequences that were left out, being longer than the longest allowed.</summary>
    public long TooLong { get; init; }

    /// <summary>The number of tokens in the batches.</summary>
    public long Tokens { get; init; }

    /// <summary>The number of places in the batches, padding included.</summary>
    public long Places { get; init; }

    /// <summary>The share of places that are padding, from 0 to 1.</summary>
    public double PaddingRatio => Places == 0 ? 0 : 1 - ((double)Tokens / Places);

    /// <summary>These counts plus one more batch.</summary>
    internal BatchCounts With(IReadOnlyList<long[]> sequences) => this with
    {
        Tokens = Tokens + sequences.Sum(sequence => (long)sequence.Length),
        Places = Places + (sequences.Count * sequences.Max(sequence => (long)sequence.Length)),
    };

    internal BatchCounts WithBatch(int sequences) => this with
    {
        Batches = Batches + 1,
        Sequences = Sequences + sequences,
    };
}
