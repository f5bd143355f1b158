namespace Katas.Lesson09;

/// <summary>How queries and keys are rotated.</summary>
public sealed record RotaryConfig
{
    /// <summary>Which two features turn together.</summary>
    public RotaryLayout Layout { get; init; } = RotaryLayout.Halves;

    /// <summary>The share of a head's features that turn, the first ones; the others stay.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The base of the frequencies: the larger it is, the slower the last pairs.</summary>
    public double Base { get; init; } = 10_000;

    /// <summary>How the frequencies are slowed down; null for not at all.</summary>
    public RotaryScaling? Scaling { get; init; }

    /// <summary>How many features of a head turn.</summary>
    /// <param name="headSize">The features of a head.</param>
    public long Rotated(long headSize) => (long)Math.Round(headSize * Share);
}
