using Microsoft.CodeAnalysis;

namespace Katas.Checker.Repairing;

/// <summary>A change of the learner's code that helps.</summary>
/// <param name="Edits">One change, or two.</param>
/// <param name="IsWhole">Whether every test passes with it.</param>
/// <param name="Before">On how many probes the code gives what the reference gives.</param>
/// <param name="After">On how many it does with the change.</param>
/// <param name="Probes">How many there are.</param>
internal sealed record Repair(IReadOnlyList<Edit> Edits, bool IsWhole, int Before, int After, int Probes)
{
    /// <summary>How many variants were run until it was found.</summary>
    public int Tried { get; init; }

    /// <summary>How long that took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Where the first change is.</summary>
    public FileLinePositionSpan Place => Edits[0].Tree.GetLineSpan(Edits[0].Parts[0].Span);
}
