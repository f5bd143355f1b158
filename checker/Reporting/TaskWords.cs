using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>Signs and words for a task's status, as markup, within what the terminal can show.</summary>
internal sealed class TaskWords(IAnsiConsole console)
{
    private bool Unicode => console.Profile.Capabilities.Unicode;

    /// <summary>One character, or two in ASCII.</summary>
    public string Sign(KataStatus status) => status switch
    {
        KataStatus.Passed => Unicode ? "[green]✓[/]" : "[green]ok[/]",
        KataStatus.NotStarted or KataStatus.Waiting => Unicode ? "[dim]·[/]" : "[dim].[/]",
        _ => Unicode ? "[red]✗[/]" : "[red]x[/]",
    };

    /// <summary>The sign of a task: of one that passes on the solution's code, another than of the learner's.</summary>
    public string Sign(TaskReport task) => task.Status == KataStatus.Passed && !task.IsDone ? "[dim]=[/]" : Sign(task.Status);

    /// <summary>A few words; none for a task that passes on code that is not the solution's.</summary>
    public string Describe(TaskReport task) =>
        Plain(task) is { Length: > 0 } words ? $"[{(task.NeedsAttention ? "red" : "dim")}]{Markup.Escape(words)}[/]" : "";

    /// <summary>The same without colours.</summary>
    public static string Plain(TaskReport task) => task.Status switch
    {
        KataStatus.Passed => task.Origin switch
        {
            TaskOrigin.Solution => "the solution's file: does not count",
            TaskOrigin.LikeSolution => "the same code as the solution",
            _ => "",
        },
        KataStatus.NotStarted => "not written yet",
        KataStatus.Waiting => $"waits for {task.WaitsFor}",
        KataStatus.Failed => task.PassingTests,
        KataStatus.TimedOut => "did not end in time",
        KataStatus.Crashed => "took the process down",
        _ => "does not compile",
    };

    /// <summary>How many tasks are done; those of optional lessons are counted apart.</summary>
    public static string Done(IReadOnlyList<LessonReport> lessons)
    {
        var optional = lessons.Where(lesson => lesson.Lesson.IsOptional).ToList();
        var others = lessons.Where(lesson => !lesson.Lesson.IsOptional).ToList();
        string count = Count(others.Count > 0 ? others : optional, "tasks done");
        return others.Count == 0 || optional.Count == 0 ? count : $"{count}, and {Count(optional, "optional ones")}";
    }

    /// <summary>The share of something that is done, as a bar.</summary>
    public string Bar(int done, int total, int width)
    {
        int filled = total == 0 ? 0 : done * width / total;
        return Unicode
            ? $"[green]{new string('█', filled)}[/][dim]{new string('░', width - filled)}[/]"
            : $"[green]{new string('#', filled)}[/][dim]{new string('-', width - filled)}[/]";
    }

    /// <summary>The same without colours, where markup is not read.</summary>
    public string PlainBar(int done, int total, int width)
    {
        int filled = total == 0 ? 0 : Math.Min(done * width / total, width);
        return new string(Unicode ? '█' : '#', filled) + new string(Unicode ? '░' : '-', width - filled);
    }

    private static string Count(IReadOnlyList<LessonReport> lessons, string what) =>
        $"{lessons.Sum(lesson => lesson.Passed)} of {lessons.Sum(lesson => lesson.Total)} {what}";

    /// <summary>A rating in stars.</summary>
    public string Stars(int count, int most) =>
        new string(Unicode ? '●' : '*', count) + new string(Unicode ? '○' : '.', most - count);
}
