using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Katas.Checker.Checking;

/// <summary>
/// Says of tasks that pass whose code they are. A file that equals the solution's byte for byte, comments included, was copied; code that
/// alone is equal may be anybody's, as many tasks have one short answer.
/// </summary>
internal static class Origins
{
    /// <summary>The same report, with the origin of each task that passes.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="report">A report on the files in the exercise folder.</param>
    public static LessonReport Mark(Workbook book, LessonReport report)
    {
        if (report.Fault is not null || report.Tasks.All(task => task.Status != KataStatus.Passed))
        {
            return report;
        }

        bool isSwapped = book.IsSwapped(report.Lesson.Number);
        var copied = Copied(report.Lesson);
        var answers = TaskMember.In(SourceTrees.Answers(report.Lesson)).ToLookup(member => member.TaskId, member => member.Syntax);
        var own = TaskMember.In(SourceTrees.Stubs(report.Lesson)).ToLookup(member => member.TaskId, member => member.Syntax);
        return report with { Tasks = [.. report.Tasks.Select(task => task.Status == KataStatus.Passed ? task with { Origin = Of(task) } : task)] };

        TaskOrigin Of(TaskReport task) =>
            isSwapped || (task.Place is { } place && copied.Contains(Path.GetFileName(place.Path))) ? TaskOrigin.Solution
            : Same([.. own[task.Task.Id]], [.. answers[task.Task.Id]]) ? TaskOrigin.LikeSolution
            : TaskOrigin.Own;
    }

    /// <summary>The names of the files that are the solution's, byte for byte.</summary>
    private static HashSet<string> Copied(Lesson lesson) =>
        [.. TextFile.CSharpFiles(lesson.Folders.Exercise)
            .Where(file => Path.Combine(lesson.Folders.Solution, Path.GetFileName(file)) is var answer
                && File.Exists(answer)
                && File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(answer)))
            .Select(file => Path.GetFileName(file))];

    private static bool Same(IReadOnlyList<SyntaxNode> own, IReadOnlyList<SyntaxNode> answers) =>
        own.Count == answers.Count && own.Zip(answers).All(pair => SyntaxFactory.AreEquivalent(pair.First, pair.Second));
}
