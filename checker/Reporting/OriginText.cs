using Katas.Checker.Book;
using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>Says that tasks pass because their code is the solution's.</summary>
internal static class OriginText
{
    /// <summary>What is the solution's in a lesson, in words that go on after a colon; null if nothing is.</summary>
    public static string? Describe(Workbook book, LessonReport report) =>
        report.Copied == 0 ? null
        : book.IsSwapped(report.Lesson.Number)
            ? $"it is swapped in, and does not count; `{CommandLine.For($"restore {report.Lesson.Number}")}` brings your files back"
        : Files(report) is [var only]
            ? $"{only} in exercises/{report.Lesson.Number} is a copy of the solution's, and does not count"
        : $"{string.Join(", ", Files(report))} in exercises/{report.Lesson.Number} are copies of the solution's, and do not count";

    /// <summary>Writes it as a sentence about the lesson; nothing where nothing is the solution's.</summary>
    public static void WriteOrigin(this IAnsiConsole console, Workbook book, LessonReport report, int indent = 0)
    {
        if (Describe(book, report) is { } words)
        {
            console.WriteProse($"Lesson {report.Lesson.Number}: {words}.", indent);
        }
    }

    private static IReadOnlyList<string> Files(LessonReport report) =>
        [.. report.Tasks
            .Where(task => task.Origin == TaskOrigin.Solution && task.Place is not null)
            .Select(task => Path.GetFileName(task.Place!.Value.Path))
            .Distinct()];
}
