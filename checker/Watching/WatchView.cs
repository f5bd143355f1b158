using Katas.Checker.Book;
using Katas.Checker.Comparing;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Watching;

/// <summary>Everything that a watch shows.</summary>
/// <param name="Lesson">The current lesson.</param>
/// <param name="Task">The current task.</param>
internal sealed record WatchView(Lesson Lesson, LessonTask Task)
{
    /// <summary>The report on every task that was checked, by its id.</summary>
    public IReadOnlyDictionary<string, TaskReport> Known { get; init; } = new Dictionary<string, TaskReport>();

    /// <summary>The last verdict on the current task; null before the first.</summary>
    public LessonReport? Verdict { get; init; }

    /// <summary>The time from the save to the verdict; null if no save caused it.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>Whether tests are running.</summary>
    public bool IsChecking { get; init; }

    /// <summary>Whether the verdict is older than the current run.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>Tasks that passed before the last save and now do not.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>The number of hints of the current task that are shown.</summary>
    public int Hints { get; init; }

    /// <summary>The comparison that was asked for; null before it is there.</summary>
    public TaskComparison? Comparison { get; init; }

    /// <summary>The number of lines that are scrolled past.</summary>
    public int Scrolled { get; init; }

    /// <summary>The contents of the window.</summary>
    public WatchPanel Panel { get; init; }

    /// <summary>The lesson whose tasks the list shows.</summary>
    public Lesson Listed { get; init; } = Lesson;

    /// <summary>The task that the list points at.</summary>
    public string Pointed { get; init; } = Task.Id;

    /// <summary>The planned reset, while the learner is asked about it.</summary>
    public string Question { get; init; } = "";

    /// <summary>A sentence to show until something else happens.</summary>
    public string? Notice { get; init; }

    /// <summary>The last verdict on the current task itself.</summary>
    public TaskReport? Report => Verdict?.Tasks[0];

    public bool Passes => Report?.Status == KataStatus.Passed;

    /// <summary>The report on a task; one that nobody has checked counts as not written.</summary>
    public TaskReport ReportOn(LessonTask task) =>
        Known.GetValueOrDefault(task.Id) ?? new TaskReport(task, KataStatus.NotStarted, null, [], null, [], []);

    /// <summary>Whether any task of a lesson was checked.</summary>
    public bool IsKnown(Lesson lesson) => lesson.Tasks.Any(task => Known.ContainsKey(task.Id));

    /// <summary>The report on a lesson.</summary>
    public LessonReport ReportOn(Lesson lesson) => new(lesson, [.. lesson.Tasks.Select(ReportOn)]);
}
