using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Reporting;

/// <summary>
/// What is wrong in a lesson, on a line each, as compilers write it: editors read that. They take letters and digits for a code, and leave
/// out a line with any other: <c>K0102</c> is task 01.2, <c>K0100</c> a file of lesson 01.
/// </summary>
internal static class ProblemLines
{
    /// <summary>The lines: the first finding on each task that does not pass; without one, its first failure; the compiler's errors.</summary>
    public static IEnumerable<string> Write(LessonReport report) =>
        report.Tasks.Where(task => task.NeedsAttention).SelectMany(task => Lines(report.Lesson.Number, task)).Distinct();

    private static IEnumerable<string> Lines(string lesson, TaskReport task)
    {
        foreach (var problem in task.Problems)
        {
            yield return Line(problem.Place, problem.Code == CompileProblem.OwnCode ? Code(lesson, 0) : problem.Code, problem.Message);
        }

        if (task.Problems.Count == 0 && (task.Findings.FirstOrDefault()?.Place ?? task.Place) is { Path.Length: > 0 } place)
        {
            string message = task.Findings.FirstOrDefault()?.Title ?? task.FirstFailure?.Sentence ?? "does not pass yet";
            yield return Line(place, Code(lesson, task.Task.Number), $"{task.Task.Id} {message}");
        }
    }

    private static string Code(string lesson, int task) => $"K{lesson}{task:00}";

    private static string Line(FileLinePositionSpan place, string code, string message) =>
        $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): error {code}: {message.ReplaceLineEndings(" ")}";
}
