using Katas.Checker.Book;
using Katas.Checker.Verdicts;
using Katas.Checker.Watching.Signals;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Watching;

/// <summary>One run over a lesson: the current task first, then the others; then what the next run will need.</summary>
/// <param name="number">Distinguishes its signals from those of earlier runs.</param>
/// <param name="since">The beginning of the save that caused it; null if none did.</param>
/// <param name="passedBefore">The tasks that passed before it.</param>
/// <param name="superseded">Stops it.</param>
internal sealed class WatchRun(int number, long? since, IReadOnlyList<LessonTask> passedBefore, CancellationTokenSource superseded) : IDisposable
{
    // What is left running when the watch ends is ended with its process.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private Task work = Task.CompletedTask;

    public int Number => number;

    public long? Since => since;

    public IReadOnlyList<LessonTask> PassedBefore => passedBefore;

    public void Begin(IWatchChecks checks, Lesson lesson, IReadOnlyList<SyntaxTree> files, string current, Action<Signal> post)
    {
        var stop = superseded.Token;
        work = Task.Run(
            async () =>
            {
                try
                {
                    foreach (var task in lesson.Tasks.OrderBy(task => task.Id == current ? 0 : 1))
                    {
                        var report = await checks.Check(lesson, files, task.Id, task.Id == current, stop);
                        stop.ThrowIfCancellationRequested();
                        post(new Checked(number, report));
                    }

                    post(new Finished(number));
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    // Another run has taken its place.
                }
                catch (Exception exception)
                {
                    post(new Failed(number, exception));
                }
            },
            CancellationToken.None);
    }

    /// <summary>Uses the quiet after it: looks for a repair, then prepares one task after the other.</summary>
    /// <param name="checks">What does it.</param>
    /// <param name="lesson">The lesson.</param>
    /// <param name="files">The learner's files.</param>
    /// <param name="verdict">The verdict on the current task; null if there is none.</param>
    /// <param name="tasks">The tasks to prepare.</param>
    /// <param name="post">Tells of a repair.</param>
    public void Rest(
        IWatchChecks checks,
        Lesson lesson,
        IReadOnlyList<SyntaxTree> files,
        LessonReport? verdict,
        IReadOnlyList<LessonTask> tasks,
        Action<Signal> post)
    {
        var stop = superseded.Token;
        work = Task.Run(
            async () =>
            {
                await Repair(checks, lesson, files, verdict, post, stop);
                await Prepare(checks, lesson, tasks, stop);
            },
            CancellationToken.None);
    }

    public async Task Stop()
    {
        Dispose();
        try
        {
            await work.WaitAsync(Farewell);
        }
        catch (TimeoutException)
        {
            // Nothing that it could still do is of interest.
        }
    }

    public void Dispose() => superseded.Cancel();

    private async Task Repair(
        IWatchChecks checks, Lesson lesson, IReadOnlyList<SyntaxTree> files, LessonReport? verdict, Action<Signal> post, CancellationToken stop)
    {
        try
        {
            if (verdict is not null && await checks.Repair(lesson, files, verdict, stop) is { } repaired && !stop.IsCancellationRequested)
            {
                post(new Repaired(number, repaired));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or CheckerException)
        {
            // The verdict stands without it.
        }
    }

    private static async Task Prepare(IWatchChecks checks, Lesson lesson, IReadOnlyList<LessonTask> tasks, CancellationToken stop)
    {
        try
        {
            foreach (var task in tasks)
            {
                stop.ThrowIfCancellationRequested();
                await checks.Prepare(lesson, task.Id, stop);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or CheckerException)
        {
            // What really is wrong, the next check will tell.
        }
    }
}
