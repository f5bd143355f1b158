using Katas.Checker.Book;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Keeping;

/// <summary>
/// Remembers which tasks have passed, and about how long each lesson has taken: the time between two looks at it, where that is no longer
/// than a break. Losing it does no harm.
/// </summary>
/// <param name="book">The workbook.</param>
/// <param name="clock">The time.</param>
internal sealed class WorkMemory(Workbook book, TimeProvider? clock = null)
{
    /// <summary>Who has not been heard of for longer was doing something else.</summary>
    private static readonly TimeSpan Break = TimeSpan.FromMinutes(20);

    private readonly NoteFile<Note> notes = new(book, "work.json");

    /// <summary>Notes that a lesson was looked at, and what passes in it.</summary>
    /// <returns>The tasks that pass for the first time.</returns>
    public IReadOnlyList<TaskReport> Look(LessonReport report)
    {
        if (report.Fault is not null || !report.IsBegun)
        {
            return [];
        }

        var all = notes.Read();
        var now = (clock ?? TimeProvider.System).GetUtcNow();
        var note = all.GetValueOrDefault(report.Lesson.Number) ?? new Note(now, TimeSpan.Zero, []);
        var since = now - note.Last;
        var passed = report.Tasks.Where(task => task.IsDone && !note.Passed.Contains(task.Task.Id)).ToList();
        bool isBreak = since < TimeSpan.Zero || since > Break;
        all[report.Lesson.Number] = new Note(
            now, note.Spent + (isBreak ? TimeSpan.Zero : since), [.. note.Passed, .. passed.Select(task => task.Task.Id)]);
        notes.Write(all);
        return passed;
    }

    /// <summary>About how long the lesson has taken.</summary>
    public TimeSpan Spent(Lesson lesson) => notes.Read().GetValueOrDefault(lesson.Number)?.Spent ?? TimeSpan.Zero;

    /// <summary>Whether a task has passed before.</summary>
    public bool HasPassed(Lesson lesson, LessonTask task) =>
        notes.Read().GetValueOrDefault(lesson.Number)?.Passed.Contains(task.Id) ?? false;

    private sealed record Note(DateTimeOffset Last, TimeSpan Spent, IReadOnlyList<string> Passed);
}
