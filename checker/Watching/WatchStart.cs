using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Watching;

/// <summary>Where a watch begins, and what was found out on the way there.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Task">The task.</param>
/// <param name="Known">The reports on the tasks that were checked.</param>
internal sealed record WatchStart(Lesson Lesson, LessonTask Task, IReadOnlyList<TaskReport> Known)
{
    /// <summary>A lesson or a task that was named; without a name, the task to work on.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="checks">Checks lesson after lesson.</param>
    /// <param name="what">A lesson, a task, or null.</param>
    /// <param name="say">Told of each lesson that is looked at.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <exception cref="CheckerException">There is no such lesson or task, or none that can be read.</exception>
    public static async Task<WatchStart> Find(Workbook book, IWatchChecks checks, string? what, Action<string> say, CancellationToken cancelled)
    {
        if (what is not null && Workbook.IsTask(what))
        {
            var (named, task) = book.Task(what);
            return new WatchStart(named, task, []);
        }

        var lessons = what is not null
            ? [book.Lesson(what)]
            : Course.MayBeNext([.. book.Readings().Select(reading => reading.Lesson).OfType<Lesson>()]);
        if (lessons.Count == 0)
        {
            throw new CheckerException(book.Readings().Select(reading => reading.Fault).FirstOrDefault()
                ?? $"There is no lesson in {book.Exercises}.");
        }

        var known = new List<TaskReport>();
        foreach (var lesson in lessons)
        {
            say($"Lesson {lesson.Number}: {lesson.Title}");
            var reports = await Look(lesson, checks, cancelled);
            known.AddRange(reports);
            if (new LessonReport(lesson, reports).Focus is { } focus)
            {
                return new WatchStart(lesson, focus.Task, known);
            }
        }

        return new WatchStart(lessons[^1], lessons[^1].Tasks[^1], known);
    }

    /// <summary>Checks a lesson's tasks, none of which anybody waits for; what is a stub is only read.</summary>
    public static async Task<IReadOnlyList<TaskReport>> Look(Lesson lesson, IWatchChecks checks, CancellationToken cancelled)
    {
        var files = checks.Read(lesson);
        var reports = new List<TaskReport>();
        foreach (var task in lesson.Tasks)
        {
            reports.AddRange((await checks.Check(lesson, files, task.Id, isCurrent: false, cancelled)).Tasks);
        }

        return reports;
    }
}
