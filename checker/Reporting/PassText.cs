using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Keeping;
using Katas.Checker.Verdicts;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>The moment after a pass: what there is to think about, what was left unread, where it goes on.</summary>
/// <param name="book">The workbook.</param>
/// <param name="console">Where to.</param>
/// <param name="hasKeys">Whether keys do what otherwise takes a command: in a watch they do.</param>
internal sealed class PassText(Workbook book, IAnsiConsole console, bool hasKeys = false)
{
    private readonly PlaceText places = new(book, console);
    private readonly WorkMemory work = new(book);

    /// <summary>What the lesson says after a task passes, the hints that were not opened, both answers, and the next task.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="task">The task.</param>
    /// <param name="passes">Whether another task of the lesson passes, where that is known; what is remembered counts if this is left out or null.</param>
    public void WriteTask(Lesson lesson, LessonTask task, Func<LessonTask, bool?>? passes = null)
    {
        WriteThoughts(task);
        console.WriteAdvice("see both", Way("c", $"compare {task.Id}"));
        if (NextTask.After(book, lesson, task, other => passes?.Invoke(other) ?? work.HasPassed(lesson, other)) is { } next)
        {
            string key = hasKeys ? "[bold]n[/]  " : "";
            console.WriteAdvice("next", $"{key}{next.Task.Id} {Markup.Escape(next.Task.Title)}, {places.Markup(next.Place)}");
        }
    }

    /// <summary>What the lesson says after a task passes, and the hints that were not opened.</summary>
    public void WriteThoughts(LessonTask task)
    {
        console.WriteLine();
        if (task.AfterPass.Length > 0)
        {
            console.MarkupLine("  [bold]After it passes[/]");
            console.WriteMarkdown(char.ToUpperInvariant(task.AfterPass[0]) + task.AfterPass[1..], 2);
            console.WriteLine();
        }

        int opened = new HintMemory(book).Opened(task.Id);
        if (opened < task.Hints.Count)
        {
            string after = Unopened(opened, task.Hints.Count);
            console.WriteAdvice("not opened", Way("h", $"hint {task.Id} {task.Hints.Count}"), hasKeys ? $"  {after}" : $", {after}");
        }
    }

    /// <summary>What somebody who has finished a lesson can do now, how long it took, and what comes next.</summary>
    public void WriteLesson(Lesson lesson)
    {
        console.MarkupLine($"[green]Lesson {lesson.Number}, {Markup.Escape(lesson.Title)}, is done[/]{Took(lesson)}.");
        if (lesson.CanDo.Length > 0)
        {
            console.WriteLine();
            console.MarkupLine("  [bold]What you can do now[/]");
            console.WriteMarkdown(lesson.CanDo, 2);
        }

        console.WriteLine();
        console.WriteQuestions(lesson);
        console.WriteAdvice("see it at work", CommandLine.For($"demo {lesson.Number}"), $", with pictures in pictures/{lesson.Number}");
        console.WriteAdvice("see both", CommandLine.For($"compare {lesson.Tasks[0].Id}"), ", and so on");
        console.WriteAdvice("", $"or {Markup.Escape(book.Relative(lesson.Folders.Solution))}, file by file beside yours");
        var following = Course.Following(book, lesson);
        if (following is not null)
        {
            console.WriteAdvice("next lesson", $"{following.Number}  {Markup.Escape(following.Title)}");
            console.WriteMarkdown(following.Opening, 2);
        }

        if (following is null || following.Part != lesson.Part)
        {
            console.WriteAdvice("where next", "docs/where-next.md");
        }
    }

    /// <summary>The hints that were not opened, in words.</summary>
    private static string Unopened(int opened, int all) => (all - opened) switch
    {
        1 => $"hint {all}",
        2 => $"hints {opened + 1} and {all}",
        _ => $"hints {opened + 1} to {all}",
    };

    private string Way(string key, string command) => hasKeys ? $"[bold]{key}[/]" : CommandLine.For(command);

    private string Took(Lesson lesson)
    {
        var spent = work.Spent(lesson);
        return spent < TimeSpan.FromMinutes(1) ? ""
            : spent < TimeSpan.FromMinutes(1.5) ? " in about a minute"
            : spent < TimeSpan.FromMinutes(90) ? $" in about {spent.TotalMinutes:0} minutes"
            : $" in about {spent.TotalHours:0.#} hours";
    }
}
