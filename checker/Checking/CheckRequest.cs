using Katas.Checker.Book;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Checking;

/// <summary>What to check, and how much to find out about it.</summary>
/// <param name="Lesson">The lesson.</param>
internal sealed record CheckRequest(Lesson Lesson)
{
    /// <summary>The files that answer the lesson; null for those in the exercise folder.</summary>
    public IReadOnlyList<SyntaxTree>? Files { get; init; }

    /// <summary>The only task to check; null for all, or several.</summary>
    public string? TaskId
    {
        get => TaskIds is [var only] ? only : null;
        init => TaskIds = value is null ? null : [value];
    }

    /// <summary>The tasks to check; null for all.</summary>
    public IReadOnlyList<string>? TaskIds { get; init; }

    /// <summary>Which of the tasks that do not pass are diagnosed.</summary>
    public DiagnoseWhich Diagnose { get; init; } = DiagnoseWhich.None;

    /// <summary>Called with each test's outcome.</summary>
    public Action<TestOutcome>? OnFinished { get; init; }
}
