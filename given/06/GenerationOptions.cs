namespace Katas.Lesson06;

/// <summary>The options of text generation.</summary>
public sealed record GenerationOptions
{
    /// <summary>The maximum number of tokens to write.</summary>
    public int MaxNewTokens { get; init; } = 50;

    /// <summary>
    /// The divisor of the logits: 1 for the model's own probabilities, below 1 for safer choices, above 1 for bolder
    /// ones, 0 for the likeliest token each time, called greedy.
    /// </summary>
    public double Temperature { get; init; } = 1;

    /// <summary>The number of likeliest tokens to draw from; null to draw from all.</summary>
    public long? TopK { get; init; }

    /// <summary>
    /// The probability that the fewest likeliest tokens must have together, to be drawn from; null to draw from all.
    /// </summary>
    public double? TopP { get; init; }

    /// <summary>The penalty on tokens that already occur; 1 for none.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>The seed of the draws: the same seed gives the same text.</summary>
    public ulong Seed { get; init; }

    /// <summary>The tokens that end the text; the one that does so is its last.</summary>
    public IReadOnlyCollection<long> StopTokens { get; init; } = [];

    /// <summary>Whether to keep keys and values, rather than to compute the whole text again for each token.</summary>
    public bool UseCache { get; init; } = true;
}
