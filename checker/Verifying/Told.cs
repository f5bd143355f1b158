using Katas.Checker.Book;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Verifying;

/// <summary>What the author of a wrong answer is told, beside what they should be told: a row of the gate's tables.</summary>
/// <param name="File">The answer's file, from the workbook's folder.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Expect">What a good tutor would say first; of a mistake, its title.</param>
/// <param name="Hears">The findings of which one has to come first, as the file has them; of a mistake, its name.</param>
/// <param name="Status">The task's status with the answer.</param>
internal sealed record Told(string File, string TaskId, string Expect, string Hears, KataStatus Status)
{
    /// <summary>Whether one of the findings that should come first does.</summary>
    public bool IsHeard => First is { } first && Hears.Split(UnseenAnswer.Or, StringSplitOptions.TrimEntries).Contains(first);

    /// <summary>Whether nothing that helps is said first as yet.</summary>
    public bool IsOpen => Hears == UnseenAnswer.NotYet;

    /// <summary>How many faults are in it.</summary>
    public int Faults { get; init; } = 1;

    /// <summary>The first finding's name; null if there is none.</summary>
    public string? First { get; init; }

    /// <summary>How it was found.</summary>
    public FindingSource? Source { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>The evidence for it.</summary>
    public string? Because { get; init; }

    /// <summary>What it asks to look at.</summary>
    public string? Hint { get; init; }

    /// <summary>The likeliest of the rules that apply, whatever else is found; null if none does.</summary>
    public string? Rule { get; init; }

    /// <summary>Whether a mistake's file names that rule, as one that says the same.</summary>
    public bool RuleAgrees { get; init; }
}
