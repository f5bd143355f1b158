using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Checking;

/// <summary>The task to go on with after one that passes, as its stub stands in the file; nothing is run for it.</summary>
/// <param name="Lesson">Its lesson.</param>
/// <param name="Task">The task.</param>
/// <param name="Place">Its member.</param>
internal sealed record NextTask(Lesson Lesson, LessonTask Task, FileLinePositionSpan Place)
{
    /// <summary>The next stub of the lesson, from the end on from its beginning; else the first of the lesson that follows; null if there is none.</summary>
    public static NextTask? After(Workbook book, Lesson lesson, LessonTask task)
    {
        var after = lesson.Tasks.SkipWhile(other => other.Id != task.Id).Skip(1);
        return FirstStub(lesson, [.. after, .. lesson.Tasks.TakeWhile(other => other.Id != task.Id)])
            ?? (Course.Following(book, lesson) is { } following ? FirstStub(following, following.Tasks) : null);
    }

    private static NextTask? FirstStub(Lesson lesson, IReadOnlyList<LessonTask> tasks)
    {
        try
        {
            var stubs = TaskMember.In(SourceTrees.Stubs(lesson)).Where(Stubber.IsStub).DistinctBy(member => member.TaskId)
                .ToDictionary(member => member.TaskId, member => member.Place);
            return tasks.FirstOrDefault(task => stubs.ContainsKey(task.Id)) is { } task ? new NextTask(lesson, task, stubs[task.Id]) : null;
        }
        catch (CheckerException)
        {
            return null; // a file can't be read; the report of that lesson says so
        }
    }
}
