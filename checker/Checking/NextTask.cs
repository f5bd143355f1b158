using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Checking;

/// <summary>The task to go on with after one that passes, and where it stands; nothing is run for it.</summary>
/// <param name="Lesson">Its lesson.</param>
/// <param name="Task">The task.</param>
/// <param name="Place">Its member.</param>
internal sealed record NextTask(Lesson Lesson, LessonTask Task, FileLinePositionSpan Place)
{
    /// <summary>
    /// The next task of the lesson that is a stub, or was written and does not pass, from the end on from its beginning; else the first stub of
    /// the lesson that follows; null if there is none.
    /// </summary>
    /// <param name="book">The workbook.</param>
    /// <param name="lesson">The task's lesson.</param>
    /// <param name="task">The task that passes.</param>
    /// <param name="passes">Whether another task of the lesson passed when it was last looked at.</param>
    public static NextTask? After(Workbook book, Lesson lesson, LessonTask task, Func<LessonTask, bool> passes)
    {
        var after = lesson.Tasks.SkipWhile(other => other.Id != task.Id).Skip(1);
        return First(lesson, [.. after, .. lesson.Tasks.TakeWhile(other => other.Id != task.Id)], other => !passes(other))
            ?? (Course.Following(book, lesson) is { } following ? First(following, following.Tasks, _ => false) : null);
    }

    private static NextTask? First(Lesson lesson, IReadOnlyList<LessonTask> tasks, Func<LessonTask, bool> isOpen)
    {
        try
        {
            var members = TaskMember.In(SourceTrees.Stubs(lesson)).DistinctBy(member => member.TaskId).ToDictionary(member => member.TaskId);
            return tasks.FirstOrDefault(task => members.TryGetValue(task.Id, out var member) && (Stubber.IsStub(member) || isOpen(task))) is { } task
                ? new NextTask(lesson, task, members[task.Id].Place)
                : null;
        }
        catch (CheckerException)
        {
            return null; // a file can't be read; the report of that lesson says so
        }
    }
}
