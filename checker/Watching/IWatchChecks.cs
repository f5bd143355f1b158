using Katas.Checker.Book;
using Katas.Checker.Comparing;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Watching;

/// <summary>The work that a watch delegates.</summary>
internal interface IWatchChecks
{
    /// <summary>The learner's files as they are now. A file that reads as before is the same object as before.</summary>
    /// <exception cref="CheckerException">A file can't be read.</exception>
    IReadOnlyList<SyntaxTree> Read(Lesson lesson);

    /// <summary>Checks one task.</summary>
    /// <param name="lesson">Its lesson.</param>
    /// <param name="files">The learner's files.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="isCurrent">Whether the learner waits for it: then it is run in any case, and diagnosed.</param>
    /// <param name="superseded">Nobody wants to know any more.</param>
    Task<LessonReport> Check(
        Lesson lesson, IReadOnlyList<SyntaxTree> files, string taskId, bool isCurrent, CancellationToken superseded);

    /// <summary>Looks for a small change that makes the current task right, where its verdict names no mistake.</summary>
    /// <param name="lesson">Its lesson.</param>
    /// <param name="files">The learner's files.</param>
    /// <param name="verdict">The verdict on the task.</param>
    /// <param name="superseded">Nobody wants to know any more.</param>
    /// <returns>The verdict with what was found; null if nothing was.</returns>
    Task<LessonReport?> Repair(Lesson lesson, IReadOnlyList<SyntaxTree> files, LessonReport verdict, CancellationToken superseded);

    /// <summary>Puts what the learner's code gives beside what the reference gives.</summary>
    /// <exception cref="CheckerException">There is nothing to compare.</exception>
    Task<TaskComparison> Compare(Lesson lesson, LessonTask task, CancellationToken cancelled);

    /// <summary>Remembers that a hint was read.</summary>
    void RememberHint(string taskId, int level);

    /// <summary>Notes that a lesson was looked at, and what passes in it.</summary>
    void Look(LessonReport report);

    /// <summary>Opens a place in the learner's editor.</summary>
    /// <returns>What was done, or how to do it by hand, in a sentence.</returns>
    string Edit(FileLinePositionSpan place);

    /// <summary>Prepares what the next check of a task will need.</summary>
    Task Prepare(Lesson lesson, string taskId, CancellationToken superseded);

    /// <summary>Forgets all earlier checks.</summary>
    void Forget();

    /// <summary>Plans the reset of a task; null if it is as shipped.</summary>
    string? WouldReset(Lesson lesson, string taskId);

    /// <summary>Resets it.</summary>
    /// <returns>What was done, in a sentence.</returns>
    string Reset(Lesson lesson, string taskId);
}
