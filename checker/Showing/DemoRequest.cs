using Katas.Toolkit;

namespace Katas.Checker.Showing;

/// <summary>What the child that runs a demonstration is told.</summary>
/// <param name="Pictures">Where PNG files go; made if need be.</param>
/// <param name="Data">The workbook's corpora.</param>
internal sealed record DemoRequest(string Pictures, string Data)
{
    /// <summary>A file of the learner's own to work on, or null.</summary>
    public string? File { get; init; }

    /// <summary>What the learner asked for about training.</summary>
    public DemoTraining Training { get; init; } = new();

    /// <summary>Without colour.</summary>
    public bool Plain { get; init; }

    /// <summary>The demonstration's class, where the assembly has more than one; null for the only one.</summary>
    public string? Type { get; init; }
}
