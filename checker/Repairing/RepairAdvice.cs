using System.Diagnostics;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Diagnosing;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Repairing;

/// <summary>Adds to a verdict that names no mistake the small change that would make it right, if one is found in time.</summary>
internal sealed class RepairAdvice(LessonChecker checker)
{
    /// <summary>The time that `check` and `compare` take for it: somebody waits.</summary>
    public static TimeSpan Waiting { get; } = TimeSpan.FromSeconds(3);

    /// <summary>The time that a watch takes for it: the verdict is there already.</summary>
    public static TimeSpan Quiet { get; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether there is a task to look for a repair of.</summary>
    public static bool IsWanted(LessonReport report) => report.Tasks.Any(IsWanted);

    /// <summary>The report, with what was found.</summary>
    /// <param name="report">What a check gave.</param>
    /// <param name="files">The files that it checked.</param>
    /// <param name="time">How long it may take, for all tasks together.</param>
    /// <param name="enough">Nobody wants to know any more.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public async Task<LessonReport> Add(
        LessonReport report, IReadOnlyList<SyntaxTree> files, TimeSpan time, CancellationToken enough, CancellationToken cancelled)
    {
        long start = Stopwatch.GetTimestamp();
        var tasks = report.Tasks.ToList();
        foreach (var task in report.Tasks.Where(IsWanted).OrderBy(task => task == report.Focus ? 0 : 1))
        {
            var left = time - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || enough.IsCancellationRequested)
            {
                break;
            }

            if (await Find(report.Lesson, files, task, left, enough, cancelled) is { } finding)
            {
                tasks[tasks.IndexOf(task)] = task with { Findings = Ranking.Order([.. task.Findings, finding]) };
            }
        }

        return report with { Tasks = tasks };
    }

    /// <summary>What is found for one task.</summary>
    public async Task<Finding?> Find(
        Lesson lesson, IReadOnlyList<SyntaxTree> files, TaskReport task, TimeSpan time, CancellationToken enough, CancellationToken cancelled) =>
        await new RepairSearch(checker).Find(new RepairRequest(lesson, files, task, time), enough, cancelled) is { } repair
            ? RepairFinding.Create(repair, task.Tests.Count)
            : null;

    private static bool IsWanted(TaskReport task) => task.Status == KataStatus.Failed && !RepairFinding.IsNamed(task);
}
