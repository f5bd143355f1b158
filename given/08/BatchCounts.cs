namespace Katas.Lesson08;

/// <summary>What an epoch was made of, so far.</summary>
public sealed record BatchCounts
{
    /// <summary>How many batches.</summary>
    public long Batches { get; init; }

    /// <summary>How many sequences are in them.</summary>
    public long Sequences { get; init; }

    /// <summary>How many were longer than the longest allowed, and left out.</summary>
    public long TooLong { get; init; }

    /// <summary>How many tokens are in the batches.</summary>
    public long Tokens { get; init; }

    /// <summary>How many places the batches have, padding included.</summary>
    public long Places { get; init; }

    /// <summary>Which part of the places is padding, from 0 to 1.</summary>
    public double PaddingRatio => Places == 0 ? 0 : 1 - ((double)Tokens / Places);

    /// <summary>These, and a batch more.</summary>
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
