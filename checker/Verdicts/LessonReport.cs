using Katas.Checker.Book;

namespace Katas.Checker.Verdicts;

/// <summary>The report on a lesson.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Tasks">Its tasks, in order.</param>
internal sealed record LessonReport(Lesson Lesson, IReadOnlyList<TaskReport> Tasks)
{
    /// <summary>Why the lesson could not be judged, and what to do; null if it was. There are no tasks then.</summary>
    public string? Fault { get; init; }

    /// <summary>The compiler's errors that stop no task, in files that none of them needs.</summary>
    public IReadOnlyList<CompileProblem> Problems { get; init; } = [];

    /// <summary>Given files that are not as they were shipped.</summary>
    public IReadOnlyList<GivenFault> Given { get; init; } = [];

    /// <summary>Tasks whose tests all pass, and whose code is not the solution's.</summary>
    public int Passed => Tasks.Count(task => task.IsDone);

    /// <summary>Tasks that pass because their code is the solution's.</summary>
    public int Copied => Tasks.Count(task => task.Status == KataStatus.Passed && !task.IsDone);

    /// <summary>Whether anything of it is written.</summary>
    public bool IsBegun => Tasks.Any(task => task.Status != KataStatus.NotStarted);

    /// <summary>How many tasks it counts.</summary>
    public int Total => Fault is null ? Tasks.Count : Lesson.Tasks.Count;

    /// <summary>Whether all tasks pass, whoever wrote them, and everything compiles.</summary>
    public bool IsGreen => Fault is null && Passed + Copied == Tasks.Count && Problems.Count == 0;

    /// <summary>Whether all tasks pass on code that is not the solution's, and everything compiles.</summary>
    public bool IsDone => IsGreen && Copied == 0;

    /// <summary>The task to work on: the first that is written and not right, else the first that is not written.</summary>
    public TaskReport? Focus =>
        Tasks.FirstOrDefault(task => task.NeedsAttention)
        ?? Tasks.FirstOrDefault(task => task.Status == KataStatus.NotStarted)
        ?? Tasks.FirstOrDefault(task => task.Status != KataStatus.Passed);
}
