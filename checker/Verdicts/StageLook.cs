using Katas.Toolkit;

namespace Katas.Checker.Verdicts;

/// <summary>How a stage of a view is to be drawn, and what its cells tell.</summary>
/// <param name="Kind">How.</param>
internal sealed record StageLook(StageKind Kind)
{
    /// <summary>Whether its numbers are more or less than 0, which then has a colour of its own.</summary>
    public bool IsTwoSided { get; init; }

    /// <summary>A text for each cell, in row-major order; null for none.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>How each cell's number comes about, in row-major order; null where nothing is told.</summary>
    public IReadOnlyList<string>? Arithmetic { get; init; }

    /// <summary>What a click changes; null for nothing.</summary>
    public StageToggle? Toggles { get; init; }
}
