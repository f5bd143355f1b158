using Katas.Checker.Checking;
using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>Lessons and their tasks, one line each: state, difficulty, minutes.</summary>
internal sealed class TaskTable(IAnsiConsole console)
{
    private const int MostDifficult = 5;

    public void Write(IReadOnlyList<LessonReport> lessons)
    {
        var words = new TaskWords(console);
        bool hasParts = lessons.Select(report => report.Lesson.Part).Distinct().Count() > 1;
        int part = 0;
        foreach (var report in lessons.OrderBy(report => report.Lesson.Part))
        {
            if (hasParts && report.Lesson.Part != part)
            {
                part = report.Lesson.Part;
                console.MarkupLine($"[bold]Part {part}[/]");
                console.WriteLine();
            }

            if (report.Fault is { } fault)
            {
                console.MarkupLine($"[bold]{report.Lesson.Number}  {Markup.Escape(report.Lesson.Title)}[/]  [yellow]can't be judged[/]");
                console.WriteProse(fault, indent: 2);
                console.WriteLine();
                continue;
            }

            var waitsFor = Course.WaitsFor(report.Lesson, lessons);
            int left = report.Tasks.Where(task => task.Status != KataStatus.Passed).Sum(task => task.Task.Minutes);
            console.MarkupLine(
                $"[bold]{report.Lesson.Number}  {Markup.Escape(report.Lesson.Title)}[/]  {report.Passed}/{report.Tasks.Count}"
                + (left > 0 ? $"[dim], about {Time(left)} to go[/]" : "")
                + (report.Lesson.IsOptional ? "[dim], optional[/]" : "")
                + (waitsFor.Count > 0 ? $"[dim], builds on {string.Join(", ", waitsFor)}[/]" : ""));
            console.Write(new Padder(Grid(report, words, null), new Padding(2, 0, 0, 0)));
            console.WriteLine();
        }

        console.WriteLine(TaskWords.Done(lessons));
    }

    /// <summary>The tasks of a lesson.</summary>
    /// <param name="report">The lesson.</param>
    /// <param name="words">The words for each task's status.</param>
    /// <param name="pointed">The task with a mark in front of it, or null for none.</param>
    public static Grid Grid(LessonReport report, TaskWords words, string? pointed)
    {
        var grid = new Grid();
        for (int i = 0; i < 6; i++)
        {
            grid.AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(2));
        }

        grid.Columns[2].NoWrap = false;
        foreach (var task in report.Tasks)
        {
            bool isPointed = task.Task.Id == pointed;
            grid.AddRow(
                new Markup((pointed is null ? "" : isPointed ? "[bold]>[/] " : "  ") + words.Sign(task)),
                new Markup(isPointed ? $"[bold]{task.Task.Id}[/]" : task.Task.Id),
                new Markup(isPointed ? $"[bold]{Markup.Escape(task.Task.Title)}[/]" : Markup.Escape(task.Task.Title)),
                new Markup($"[dim]{words.Stars(task.Task.Difficulty, MostDifficult)}[/]"),
                new Markup($"[dim]{task.Task.Minutes,3} min[/]"),
                new Markup(words.Describe(task)));
        }

        return grid;
    }

    /// <summary>Tasks and their status, nothing else.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="words">The words for each task's status.</param>
    public static Padder States(IEnumerable<TaskReport> tasks, TaskWords words)
    {
        var grid = new Grid().AddColumns(4);
        foreach (var task in tasks)
        {
            grid.AddRow(
                new Markup(words.Sign(task)),
                new Markup(task.Task.Id),
                new Markup(Markup.Escape(task.Task.Title)),
                new Markup(words.Describe(task)));
        }

        return new Padder(grid, new Padding(2, 0, 0, 0));
    }

    private static string Time(int minutes) => minutes < 90 ? $"{minutes} minutes" : $"{minutes / 60.0:0.#} hours";
}
