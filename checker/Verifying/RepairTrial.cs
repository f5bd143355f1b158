using Katas.Checker.Repairing;

namespace Katas.Checker.Verifying;

/// <summary>A wrong answer, and what repair search made of it.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="TaskId">The task.</param>
/// <param name="What">The answer: a mutant's place and change, or a file.</param>
/// <param name="IsUnseen">Whether it was written by somebody; else it is a mutant.</param>
/// <param name="Repair">What was found; null if nothing was.</param>
/// <param name="IsAtTheFault">Whether that is where the mutant differs from the solution; null of an answer whose fault has no known place.</param>
/// <param name="Took">The time of the search.</param>
internal sealed record RepairTrial(
    string Lesson, string TaskId, string What, bool IsUnseen, Repair? Repair, bool? IsAtTheFault, TimeSpan Took)
{
    /// <summary>Whether every test passes with the change.</summary>
    public bool IsRepaired => Repair?.IsWhole == true;

    /// <summary>What a good tutor would say first; null of a mutant.</summary>
    public string? Expect { get; init; }

    /// <summary>What is said first without a repair; null if nothing is.</summary>
    public string? First { get; init; }

    /// <summary>What is said of the repair; null if nothing is.</summary>
    public string? Words { get; init; }
}
