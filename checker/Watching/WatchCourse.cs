using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Watching;

/// <summary>Where a learner is in the workbook, and what comes next for them.</summary>
/// <param name="book">The workbook.</param>
/// <param name="reports">Earlier reports on tasks.</param>
internal sealed class WatchCourse(Workbook book, IEnumerable<TaskReport> reports)
{
    private readonly Dictionary<string, TaskReport> known = reports.ToDictionary(report => report.Task.Id);

    /// <summary>The reports on the tasks that were checked, by their ids.</summary>
    public IReadOnlyDictionary<string, TaskReport> Known => known;

    /// <summary>Keeps what a check has found.</summary>
    public void Keep(TaskReport report) => known[report.Task.Id] = report;

    /// <summary>Takes over reports on tasks that none is known of yet.</summary>
    public void Learn(IEnumerable<TaskReport> reports)
    {
        foreach (var report in reports)
        {
            known.TryAdd(report.Task.Id, report);
        }
    }

    /// <summary>Whether a task passed when it was last checked.</summary>
    public bool Passed(LessonTask task) => known.GetValueOrDefault(task.Id)?.Status == KataStatus.Passed;

    /// <summary>The task to begin a lesson with: the first that is not known to pass.</summary>
    public LessonTask First(Lesson lesson) => lesson.Tasks.FirstOrDefault(task => !Passed(task)) ?? lesson.Tasks[0];

    /// <summary>The task after one in its lesson that does not pass yet; from the end it goes on at the beginning.</summary>
    public LessonTask? After(Lesson lesson, LessonTask task) =>
        lesson.Tasks.SkipWhile(other => other.Id != task.Id).Skip(1).Concat(lesson.Tasks)
            .FirstOrDefault(other => other.Id != task.Id && !Passed(other));

    /// <summary>
    /// A lesson's tasks, the likeliest to be worked on next first: the one at work, since right code gets broken too; then
    /// those that do not pass yet, from there on; then the others.
    /// </summary>
    public IReadOnlyList<LessonTask> LikelyNext(Lesson lesson, LessonTask task)
    {
        var fromHere = lesson.Tasks.SkipWhile(other => other.Id != task.Id).Concat(lesson.Tasks.TakeWhile(other => other.Id != task.Id));
        return [.. fromHere.OrderBy(other => other.Id == task.Id ? 0 : Passed(other) ? 2 : 1)];
    }

    /// <summary>The lesson to go on with after one; an optional one never is.</summary>
    public Lesson? Following(Lesson lesson) => Course.Following(book, lesson);

    /// <summary>The lesson so many steps after one, or before it; null where there is none.</summary>
    /// <exception cref="CheckerException">Its files are missing or unreadable.</exception>
    public Lesson? Beside(Lesson lesson, int step)
    {
        int to = book.Numbers.Index().First(number => number.Item == lesson.Number).Index + step;
        return to >= 0 && to < book.Numbers.Count ? book.Lesson(book.Numbers[to]) : null;
    }
}
