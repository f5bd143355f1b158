using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Checking;

/// <summary>How far a task is.</summary>
internal enum KataStatus
{
    /// <summary>All its tests pass.</summary>
    Passed,

    /// <summary>Its stub is as shipped.</summary>
    NotStarted,

    /// <summary>It calls a task that is not written yet.</summary>
    Waiting,

    /// <summary>It is written, and a test does not pass.</summary>
    Failed,

    /// <summary>A test did not end in time.</summary>
    TimedOut,

    /// <summary>A test took the whole process down.</summary>
    Crashed,

    /// <summary>The compiler does not accept it.</summary>
    DoesNotCompile,
}

/// <summary>How a task fared.</summary>
/// <param name="Task">The task.</param>
/// <param name="Status">How far it is.</param>
/// <param name="WaitsFor">The task it waits for, if it does.</param>
/// <param name="Tests">Its tests, as they ended.</param>
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
    /// <summary>Whether the learner has written something that is not right yet.</summary>
    public bool NeedsAttention => Status is KataStatus.Failed or KataStatus.TimedOut or KataStatus.Crashed or KataStatus.DoesNotCompile;

    /// <summary>The first test that does not pass for a reason of this task's own.</summary>
    public TestOutcome? FirstFailure =>
        Tests.FirstOrDefault(test => test.State is TestState.TimedOut or TestState.Crashed)
        ?? Tests.FirstOrDefault(test => test.State == TestState.Failed && !TaskStates.IsNotImplemented(test, out _));
}

/// <summary>How a lesson fared.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Tasks">Its tasks, in order.</param>
internal sealed record LessonReport(Lesson Lesson, IReadOnlyList<TaskReport> Tasks)
{
    /// <summary>The compiler's errors that stop no task, in files that none of them needs.</summary>
    public IReadOnlyList<CompileProblem> Problems { get; init; } = [];

    /// <summary>Given files that are not as they were shipped.</summary>
    public IReadOnlyList<GivenFault> Given { get; init; } = [];

    /// <summary>Tasks whose tests all pass.</summary>
    public int Passed => Tasks.Count(task => task.Status == KataStatus.Passed);

    /// <summary>Whether all tasks pass, and everything compiles.</summary>
    public bool IsDone => Passed == Tasks.Count && Problems.Count == 0;

    /// <summary>What to work on: the first task that is written and not right, else the first that is not written.</summary>
    public TaskReport? Focus =>
        Tasks.FirstOrDefault(task => task.NeedsAttention)
        ?? Tasks.FirstOrDefault(task => task.Status == KataStatus.NotStarted)
        ?? Tasks.FirstOrDefault(task => task.Status != KataStatus.Passed);
}

/// <summary>How a task fared, and what its probes gave.</summary>
/// <param name="Report">How the task fared.</param>
/// <param name="Yours">What the learner's code gave; null where there is none to run.</param>
/// <param name="Reference">What the reference gave; null with <paramref name="Yours"/>.</param>
internal sealed record TaskOutputs(TaskReport Report, ProbeRun? Yours, ProbeRun? Reference);
