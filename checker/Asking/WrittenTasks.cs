using Katas.Checker.Book;
using Katas.Checker.Compiling;

namespace Katas.Checker.Asking;

/// <summary>
/// Reads from the learner's files which tasks are written. No test runs: a question about a lesson makes sense where one of its tasks does
/// not pass, and an answer should not have to wait.
/// </summary>
internal static class WrittenTasks
{
    /// <summary>The ids of the tasks that are no stubs any more.</summary>
    public static IReadOnlySet<string> Find(Lesson lesson)
    {
        var members = TaskMember.In(SourceTrees.Exercise(lesson)).ToLookup(member => member.TaskId);
        return lesson.Tasks.Select(task => task.Id).Where(id => members[id].Any() && !members[id].Any(Stubber.IsStub)).ToHashSet();
    }

    /// <summary>Whether all tasks of a lesson are written; not of one that can't be read.</summary>
    public static bool AreAll(Lesson lesson)
    {
        try
        {
            return Find(lesson).Count == lesson.Tasks.Count;
        }
        catch (CheckerException)
        {
            return false; // `check` says why
        }
    }
}
