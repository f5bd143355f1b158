using System.Collections.Concurrent;
using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Comparing;
using Katas.Checker.Compiling;
using Katas.Checker.Verdicts;
using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;
using Microsoft.CodeAnalysis;

namespace Katas.Tests.Checker.Watching;

/// <summary>
/// Checks without compiling or running: a task passes if some file says <c>passes 91.1</c>, and is not written where no
/// file says anything of it. Files are texts in memory.
/// </summary>
internal sealed class FakeChecks : IWatchChecks
{
    private readonly ConcurrentDictionary<string, string> texts = [];
    private readonly ConcurrentDictionary<string, SyntaxTree> trees = [];
    private readonly ConcurrentDictionary<string, (TaskCompletionSource Arrived, TaskCompletionSource Released)> held = [];

    /// <summary>The checks that were begun: the task's id, with a star if it was the current one.</summary>
    public ConcurrentQueue<string> Begun { get; } = [];

    /// <summary>The checks that were given up.</summary>
    public ConcurrentQueue<string> GivenUp { get; } = [];

    /// <summary>The tasks that were prepared.</summary>
    public ConcurrentQueue<string> Prepared { get; } = [];

    public ConcurrentQueue<string> Resets { get; } = [];

    public int Forgotten { get; private set; }

    /// <summary>What a check throws in place of a verdict, or null.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What reading throws, or null.</summary>
    public CheckerException? Unreadable { get; set; }

    /// <summary>What planning a reset throws, or null.</summary>
    public CheckerException? Refusal { get; set; }

    public void Write(string name, string? text)
    {
        if (text is null)
        {
            texts.TryRemove(name, out _);
        }
        else
        {
            texts[name] = text;
        }
    }

    /// <summary>Makes the check of a task wait until it is let go.</summary>
    public void Hold(string taskId) => held[taskId] = (new TaskCompletionSource(), new TaskCompletionSource());

    /// <summary>Until the check of a task that is held has begun to wait.</summary>
    public Task Arrival(string taskId) => held[taskId].Arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void LetGo(string taskId)
    {
        if (held.TryRemove(taskId, out var hold))
        {
            hold.Released.SetResult();
        }
    }

    public IReadOnlyList<SyntaxTree> Read(Lesson lesson) => Unreadable is { } fault
        ? throw fault
        : [.. texts.Where(file => file.Key.StartsWith(lesson.Number, StringComparison.Ordinal)).OrderBy(file => file.Key).Select(Tree)];

    public async Task<LessonReport> Check(
        Lesson lesson, IReadOnlyList<SyntaxTree> files, string taskId, bool isCurrent, CancellationToken superseded)
    {
        Begun.Enqueue(taskId + (isCurrent ? "*" : ""));
        if (held.TryGetValue(taskId, out var hold))
        {
            // Noted while it is cancelled: what comes after the wait goes on whenever a thread is free.
            using var noted = superseded.Register(() => GivenUp.Enqueue(taskId));
            hold.Arrived.TrySetResult();
            await hold.Released.Task.WaitAsync(superseded);
        }

        if (Fault is not null)
        {
            throw Fault;
        }

        string all = string.Join('\n', files);
        var status = all.Contains($"passes {taskId}") ? KataStatus.Passed
            : all.Contains($"fails {taskId}") ? KataStatus.Failed
            : KataStatus.NotStarted;
        var tests = status == KataStatus.NotStarted
            ? []
            : new[] { new TestOutcome("Tests.One", taskId, status == KataStatus.Passed ? TestState.Passed : TestState.Failed, "no", "") };
        return new LessonReport(lesson, [new TaskReport(lesson.Task(taskId)!, status, null, tests, null, [], [])]);
    }

    /// <summary>What is found in the quiet after a verdict; null for nothing.</summary>
    public Finding? Repaired { get; set; }

    public Task<LessonReport?> Repair(Lesson lesson, IReadOnlyList<SyntaxTree> files, LessonReport verdict, CancellationToken superseded) =>
        Task.FromResult(Repaired is { } finding
            ? verdict with { Tasks = [verdict.Tasks[0] with { Findings = [finding, .. verdict.Tasks[0].Findings] }] }
            : null);

    public Task Prepare(Lesson lesson, string taskId, CancellationToken superseded)
    {
        Prepared.Enqueue(taskId);
        return Task.CompletedTask;
    }

    /// <summary>The hints that were read.</summary>
    public ConcurrentQueue<string> HintsRead { get; } = [];

    /// <summary>The places that were opened.</summary>
    public ConcurrentQueue<FileLinePositionSpan> Opened { get; } = [];

    /// <summary>The comparison that is given; null for none.</summary>
    public TaskComparison? Comparison { get; set; }

    public Task<TaskComparison> Compare(Lesson lesson, LessonTask task, CancellationToken cancelled) =>
        Comparison is { } comparison ? Task.FromResult(comparison) : throw new CheckerException("There is nothing to compare yet.");

    public void RememberHint(string taskId, int level) => HintsRead.Enqueue($"{taskId} {level}");

    public void Look(LessonReport report)
    {
    }

    public string Edit(FileLinePositionSpan place)
    {
        Opened.Enqueue(place);
        return "Opened.";
    }

    public void Forget() => Forgotten++;

    public string? WouldReset(Lesson lesson, string taskId) => Refusal is { } fault
        ? throw fault
        : taskId == "91.4" ? null : $"the stub of {taskId}";

    public string Reset(Lesson lesson, string taskId)
    {
        Resets.Enqueue(taskId);
        return taskId == "91.3" ? throw new CheckerException("The disk is full.") : $"{taskId} is as it was shipped.";
    }

    private SyntaxTree Tree(KeyValuePair<string, string> file) =>
        trees.AddOrUpdate(
            file.Key,
            path => SourceTrees.Parse(file.Value, path),
            (path, known) => known.ToString() == file.Value ? known : SourceTrees.Parse(file.Value, path));
}
