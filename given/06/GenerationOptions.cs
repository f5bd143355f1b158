namespace Katas.Lesson06;

/// <summary>How a text is continued.</summary>
public sealed record GenerationOptions
{
    /// <summary>How many tokens to write at most.</summary>
    public int MaxNewTokens { get; init; } = 50;

    /// <summary>
    /// What logits are divided by. 1: the model's own probabilities; below: safer; above: bolder; 0: always the
    /// likeliest token, called greedy.
    /// </summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Draw from so many of the likeliest tokens. Null: from all.</summary>
    public long? TopK { get; init; }

    /// <summary>Draw from the fewest tokens that have this probability together. Null: from all.</summary>
    public double? TopP { get; init; }

    /// <summary>How much tokens pay that occur already. 1: nothing.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>What the draws follow from: the same seed, the same text.</summary>
    public ulong Seed { get; init; }

    /// <summary>Tokens that end the text; the one that does is its last.</summary>
    public IReadOnlyCollection<long> StopTokens { get; init; } = [];

    /// <summary>Whether to keep keys and values, rather than to compute the whole text again for each token.</summary>
    public bool UseCache { get; init; } = true;
}
