using Katas.Toolkit;

namespace Katas.Checker.Showing;

/// <summary>The request to the child that runs a demonstration.</summary>
/// <param name="Pictures">The folder for PNG files; created if need be.</param>
/// <param name="Data">The workbook's corpora.</param>
internal sealed record DemoRequest(string Pictures, string Data)
{
    /// <summary>A file of the learner's own to work on, or null.</summary>
    public string? File { get; init; }

    /// <summary>The learner's wishes for the training.</summary>
    public DemoTraining Training { get; init; } = new();

    /// <summary>Without colour.</summary>
    public bool Plain { get; init; }

    /// <summary>The demonstration's class, where the assembly has more than one; null for the only one.</summary>
    public string? Type { get; init; }
}
