using Katas.Checker.Book;
using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>What the capstone is still waiting for: every task that does not pass, and where to go on.</summary>
internal sealed class CapstoneReport(Workbook book, IAnsiConsole console)
{
    private readonly TaskWords words = new(console);

    /// <summary>How much is missing, in a sentence.</summary>
    public static string Missing(IReadOnlyList<LessonReport> lessons)
    {
        int missing = lessons.Sum(lesson => lesson.Tasks.Count - lesson.Passed - lesson.Copied);
        string[] broken = [.. lessons.Where(lesson => lesson.Problems.Count > 0).Select(lesson => lesson.Lesson.Number)];
        return missing == 0 && broken.Length > 0
            ? $"A file that no task needs does not compile in {(broken.Length == 1 ? "lesson" : "lessons")} {string.Join(", ", broken)}."
            : $"{(missing == 1 ? "One task is" : $"{missing} tasks are")} missing.";
    }

    public void Write(Capstone capstone, IReadOnlyList<LessonReport> lessons)
    {
        var open = lessons.Where(lesson => !lesson.IsGreen).ToList();
        console.WriteLine(
            $"{(capstone.Number == 1 ? "The capstone" : $"Capstone {capstone.Number}")} is made of your own code from "
            + $"{(lessons.Count == 1 ? "lesson" : "lessons")} {string.Join(", ", lessons.Select(lesson => lesson.Lesson.Number))}, "
            + $"and of nothing else. {Missing(lessons)}");
        console.WriteLine();
        foreach (var lesson in open)
        {
            Write(lesson);
        }

        foreach (var lesson in open.Where(lesson => lesson.Problems.Count > 0))
        {
            new TerminalReport(book, console).WriteUnneeded(lesson.Problems);
        }

        WriteNext(open[0]);
    }

    private void Write(LessonReport report)
    {
        console.MarkupLine($"[bold]{report.Lesson.Number}  {Markup.Escape(report.Lesson.Title)}[/]");
        var tasks = report.Tasks.Where(task => task.Status != KataStatus.Passed).ToList();
        if (tasks.Count > 1 && tasks.Count == report.Tasks.Count && tasks.All(task => task.Status == KataStatus.NotStarted))
        {
            console.MarkupLine(
                $"  {words.Sign(KataStatus.NotStarted)}  {tasks[0].Task.Id} to {tasks[^1].Task.Id}  [dim]none of them written yet[/]");
            console.WriteLine();
            return;
        }

        console.Write(TaskTable.States(tasks, words));
        console.WriteLine();
    }

    private void WriteNext(LessonReport report)
    {
        if (report.Focus is not { } next)
        {
            return;
        }

        string folder = book.Relative(report.Lesson.Folders.Exercise);
        console.MarkupLine($"[bold]Next: {next.Task.Id} {Markup.Escape(next.Task.Title)}[/]");
        console.WriteAdvice("read", $"{folder}/README.md", $", section 'Task {next.Task.Id}'");
        console.WriteAdvice("check", CommandLine.For($"check {next.Task.Id}"));
        console.WriteAdvice("a hint", CommandLine.For($"hint {next.Task.Id}"));
    }
}
