using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Reporting;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary>Finds what the learner works on, for commands that were not told.</summary>
internal static class AtWork
{
    /// <summary>The task that the report would name, and its lesson.</summary>
    /// <exception cref="CheckerException">There is none: everything passes, or no lesson can be judged.</exception>
    public static async Task<(Lesson Lesson, LessonTask Task)> Find(Shell shell, CancellationToken cancelled)
    {
        var reports = await WholeBook.Check(shell, shell.Book.Readings(), cancelled);
        return Course.Next(reports) is { Focus: { } focus } next
            ? (next.Lesson, focus.Task)
            : throw new CheckerException(
                reports.Select(report => report.Fault).FirstOrDefault(fault => fault is not null)
                ?? "Every task passes, so none is the current one. Please name a task, as in 01.3.");
    }

    /// <summary>The lesson or task that was named, a lesson without a task; without a name, the task at work, and says which.</summary>
    public static async Task<(Lesson Lesson, LessonTask? Task)> LessonOrTask(Shell shell, string? what, CancellationToken cancelled) =>
        what is null || Workbook.IsTask(what) ? await Task(shell, what, cancelled) : (shell.Book.Lesson(what), null);

    /// <summary>The task that was named; without a name, the one at work, and says which.</summary>
    public static async Task<(Lesson Lesson, LessonTask Task)> Task(Shell shell, string? id, CancellationToken cancelled)
    {
        if (id is not null)
        {
            return shell.Book.Task(id);
        }

        var (lesson, task) = await Find(shell, cancelled);
        shell.Console.WriteLine($"The current task is {task.Id}, {task.Title}.");
        shell.Console.WriteLine();
        return (lesson, task);
    }
}
