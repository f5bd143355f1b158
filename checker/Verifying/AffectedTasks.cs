using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Verifying;

/// <summary>
/// The tasks whose tests can tell an alternative from the solution. A task's tests run nothing outside the task's slice
/// (<see cref="TaskSlice"/> keeps more than is needed, never less). Where the slice has the same tokens with the alternative in
/// it as without, they run the same program as on the solution, of which the gate proves that all tests pass: there is nothing
/// new to see. What stands outside of methods (usings, fields, constructors) is in the slice of each task that reaches the file.
/// </summary>
internal static class AffectedTasks
{
    /// <summary>The tasks, in order.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="before">The solution's files.</param>
    /// <param name="after">The same with the alternative in them.</param>
    public static IReadOnlyList<LessonTask> Find(Lesson lesson, IReadOnlyList<SyntaxTree> before, IReadOnlyList<SyntaxTree> after) =>
        [.. lesson.Tasks.Where(task =>
        {
            var suite = SourceTrees.Suite(lesson, task.Id);
            return !TaskSlice.Tokens([.. before, .. suite], [task.Id]).SequenceEqual(TaskSlice.Tokens([.. after, .. suite], [task.Id]));
        })];
}
