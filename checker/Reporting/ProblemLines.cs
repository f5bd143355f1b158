using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Reporting;

/// <summary>What is wrong in a lesson, on a line each, as compilers write it: editors read that.</summary>
internal static class ProblemLines
{
    /// <summary>The lines: the first finding on each task that does not pass; without one, its first failure; the compiler's errors.</summary>
    public static IEnumerable<string> Write(LessonReport report)
    {
        foreach (var task in report.Tasks.Where(task => task.NeedsAttention))
        {
            foreach (var problem in task.Problems)
            {
                yield return Line(problem.Place, problem.Code, problem.Message);
            }

            if (task.Problems.Count == 0 && (task.Findings.FirstOrDefault()?.Place ?? task.Place) is { Path.Length: > 0 } place)
            {
                yield return Line(place, task.Task.Id, task.Findings.FirstOrDefault()?.Title ?? task.FirstFailure?.Sentence ?? "does not pass yet");
            }
        }
    }

    private static string Line(FileLinePositionSpan place, string code, string message) =>
        $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): error {code}: {message.ReplaceLineEndings(" ")}";
}
