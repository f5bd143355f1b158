using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Comparing;
using Katas.Checker.Compiling;
using Katas.Checker.Keeping;
using Katas.Checker.Repairing;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Watching;

/// <summary>
/// Checks for a watch. It remembers what each task's tests could reach when they were last run: where none of that has
/// changed, they would end as they did.
/// </summary>
internal sealed class WatchChecks(Workbook book, LessonChecker checker) : IWatchChecks, IDisposable
{
    // A test that has begun may end by itself: a child that is killed has to be started again, which takes longer.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    // What is prepared is the book's own, and most of it ends in a moment.
    private static readonly TimeSpan GraceForPreparations = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<string, (IReadOnlyList<SyntaxTree> Slice, LessonReport Report)> remembered = [];

    public IReadOnlyList<SyntaxTree> Read(Lesson lesson) => SourceTrees.Exercise(lesson);

    public async Task<LessonReport> Check(
        Lesson lesson, IReadOnlyList<SyntaxTree> files, string taskId, bool isCurrent, CancellationToken superseded)
    {
        var slice = TaskSlice.Cut([.. files, .. SourceTrees.Suite(lesson, taskId)], taskId);
        if (!isCurrent && (Remembered(taskId, slice) ?? Unwritten(lesson, files, taskId)) is { } report)
        {
            return report;
        }

        var request = new CheckRequest(lesson)
        {
            Files = files,
            TaskId = taskId,
            Diagnose = isCurrent ? DiagnoseWhich.All : DiagnoseWhich.None,
        };
        var build = checker.Build(request, superseded);
        report = Origins.Mark(book, await Alone(stop => checker.Run(request, build, stop), Grace, superseded));
        lock (remembered)
        {
            remembered[taskId] = (slice, report);
        }

        return report;
    }

    public async Task<LessonReport?> Repair(
        Lesson lesson, IReadOnlyList<SyntaxTree> files, LessonReport verdict, CancellationToken superseded)
    {
        if (!RepairAdvice.IsWanted(verdict))
        {
            return null;
        }

        var repaired = await Alone(
            stop => new RepairAdvice(checker).Add(verdict, files, RepairAdvice.Quiet, superseded, stop), Grace, superseded);
        new RepairMemory(book).Remember(repaired, files);
        return repaired.Tasks[0].Findings.SequenceEqual(verdict.Tasks[0].Findings) ? null : repaired;
    }

    public async Task<TaskComparison> Compare(Lesson lesson, LessonTask task, CancellationToken cancelled) =>
        TaskComparison.Compare(lesson, await Alone(stop => checker.Outputs(lesson, task, null, stop), Grace, cancelled));

    public void RememberHint(string taskId, int level) => new HintMemory(book).Remember(taskId, level);

    public void Look(LessonReport report) => new WorkMemory(book).Look(report);

    public string Edit(FileLinePositionSpan place) => Editor.Here.Open(place.Path, place.StartLinePosition.Line + 1);

    public async Task Prepare(Lesson lesson, string taskId, CancellationToken superseded)
    {
        foreach (var step in checker.Preparations(lesson, taskId))
        {
            superseded.ThrowIfCancellationRequested();
            var compiled = step.Compile(superseded);
            await Alone(stop => step.Run(compiled, stop), GraceForPreparations, superseded);
        }
    }

    public void Forget()
    {
        lock (remembered)
        {
            remembered.Clear();
        }
    }

    public string? WouldReset(Lesson lesson, string taskId)
    {
        var reset = new Resetter(book).Plan(lesson, lesson.Task(taskId));
        return reset.IsEmpty ? null : $"{reset.Reason} {reset.What}".Trim();
    }

    public string Reset(Lesson lesson, string taskId)
    {
        var resetter = new Resetter(book);
        var reset = resetter.Plan(lesson, lesson.Task(taskId));
        var kept = reset.IsEmpty ? null : resetter.Do(reset);
        return kept is null
            ? $"{reset.What} is as it was shipped."
            : $"{reset.What} is as it was shipped. What you had is kept in {book.Relative(kept.Folder)}.";
    }

    public void Dispose() => turn.Dispose();

    /// <summary>The last report, if the tests could reach nothing then that differs now.</summary>
    private LessonReport? Remembered(string taskId, IReadOnlyList<SyntaxTree> slice)
    {
        lock (remembered)
        {
            return remembered.TryGetValue(taskId, out var last)
                && last.Slice.Select(tree => tree.FilePath).SequenceEqual(slice.Select(tree => tree.FilePath))
                && last.Slice.Zip(slice).All(pair => pair.First == pair.Second || pair.First.ToString() == pair.Second.ToString())
                    ? last.Report
                    : null;
        }
    }

    /// <summary>The report of a task that is a stub: its tests would only say so.</summary>
    private static LessonReport? Unwritten(Lesson lesson, IReadOnlyList<SyntaxTree> files, string taskId)
    {
        var members = TaskMember.In(files).Where(member => member.TaskId == taskId).ToList();
        return members.Count > 0 && members.All(Stubber.IsStub) && lesson.Task(taskId) is { } task
            ? new LessonReport(lesson, [new TaskReport(task, KataStatus.NotStarted, null, [], members[0].Place, [], [])])
            : null;
    }

    /// <summary>One at a time: there is one child.</summary>
    private async Task<T> Alone<T>(Func<CancellationToken, Task<T>> work, TimeSpan grace, CancellationToken superseded)
    {
        await turn.WaitAsync(superseded);
        try
        {
            using var stop = new CancellationTokenSource();
            await using var link = superseded.Register(() => stop.CancelAfter(grace));
            return await work(stop.Token);
        }
        finally
        {
            turn.Release();
        }
    }
}
