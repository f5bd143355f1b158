using Katas.Checker.Book;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Watching;

/// <summary>All that a watch shows.</summary>
/// <param name="Lesson">The lesson at work.</param>
/// <param name="Task">The task at work.</param>
internal sealed record WatchView(Lesson Lesson, LessonTask Task)
{
    /// <summary>What is known of every task that was checked, by its id.</summary>
    public IReadOnlyDictionary<string, TaskReport> Known { get; init; } = new Dictionary<string, TaskReport>();

    /// <summary>The last verdict on the current task; null before the first.</summary>
    public LessonReport? Verdict { get; init; }

    /// <summary>From the save to the verdict; null if no save asked for it.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>Whether tests are running.</summary>
    public bool IsChecking { get; init; }

    /// <summary>Whether the verdict is from before the run that is going on.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>Tasks that passed before the last save, and do not now.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>How many hints of the current task are shown.</summary>
    public int Hints { get; init; }

    /// <summary>What fills the window.</summary>
    public WatchPanel Panel { get; init; }

    /// <summary>The lesson of which the list shows the tasks.</summary>
    public Lesson Listed { get; init; } = Lesson;

    /// <summary>The task that the list points at.</summary>
    public string Pointed { get; init; } = Task.Id;

    /// <summary>What a reset would put stubs in place of, while that is asked.</summary>
    public string Question { get; init; } = "";

    /// <summary>A sentence, until something else happens.</summary>
    public string? Notice { get; init; }

    /// <summary>The last verdict on the current task itself.</summary>
    public TaskReport? Report => Verdict?.Tasks[0];

    public bool Passes => Report?.Status == KataStatus.Passed;

    /// <summary>What is known of a task; what nobody has checked counts as not written.</summary>
    public TaskReport Of(LessonTask task) =>
        Known.GetValueOrDefault(task.Id) ?? new TaskReport(task, KataStatus.NotStarted, null, [], null, [], []);

    /// <summary>Whether any task of a lesson was checked.</summary>
    public bool IsKnown(Lesson lesson) => lesson.Tasks.Any(task => Known.ContainsKey(task.Id));

    /// <summary>What is known of a lesson.</summary>
    public LessonReport Of(Lesson lesson) => new(lesson, [.. lesson.Tasks.Select(Of)]);
}
