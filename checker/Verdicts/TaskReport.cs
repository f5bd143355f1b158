using Katas.Checker.Book;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Verdicts;

/// <summary>The report on a task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Status">Its status.</param>
/// <param name="WaitsFor">The task it waits for, if it does.</param>
/// <param name="Tests">The outcomes of its tests.</param>
/// <param name="Place">Its member in the learner's file.</param>
/// <param name="Problems">The compiler's errors in it.</param>
/// <param name="Findings">What is probably wrong, surest first.</param>
internal sealed record TaskReport(
    LessonTask Task,
    KataStatus Status,
    string? WaitsFor,
    IReadOnlyList<TestOutcome> Tests,
    FileLinePositionSpan? Place,
    IReadOnlyList<CompileProblem> Problems,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Of a task that passes, whose code it is.</summary>
    public TaskOrigin Origin { get; init; }

    /// <summary>Whether it passes, and is not the solution's.</summary>
    public bool IsDone => Status == KataStatus.Passed && Origin != TaskOrigin.Solution;

    /// <summary>Whether the learner has written something that is not right yet.</summary>
    public bool NeedsAttention => Status is KataStatus.Failed or KataStatus.TimedOut or KataStatus.Crashed or KataStatus.DoesNotCompile;

    /// <summary>How many of its tests pass, in words.</summary>
    public string PassingTests
    {
        get
        {
            int passed = Tests.Count(test => test.State == TestState.Passed);
            return Tests.Count == 1 ? $"its only test {(passed == 1 ? "passes" : "fails")}"
                : $"{passed} of {Tests.Count} tests {(passed == 1 ? "passes" : "pass")}";
        }
    }

    /// <summary>The first test that does not pass for a reason of this task's own.</summary>
    public TestOutcome? FirstFailure =>
        Tests.FirstOrDefault(test => test.State is TestState.TimedOut or TestState.Crashed)
        ?? Tests.FirstOrDefault(test => test.State == TestState.Failed && !test.IsNotImplemented(out _));
}
