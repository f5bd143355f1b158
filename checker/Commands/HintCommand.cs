using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Keeping;
using Katas.Checker.Reporting;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>hint 01.3</c>: a nudge first, more each time it is asked.</summary>
internal static class HintCommand
{
    private const int Levels = 3;

    public static Command Create()
    {
        var id = Ids.TaskIfAny();
        var level = new Argument<int?>("level")
        {
            Description = "1 a nudge, 2 a direction, 3 almost there. Without it: a nudge first, one more each time you ask.",
            HelpName = "level",
            Arity = ArgumentArity.ZeroOrOne,
        };
        level.Validators.Add(result =>
        {
            if (!int.TryParse(result.Tokens.FirstOrDefault()?.Value ?? "1", out int given) || given is < 1 or > Levels)
            {
                result.AddError($"A hint's level is 1, 2 or {Levels}.");
            }
        });
        var command = new Command("hint", "A hint for a task, on three levels; none gives the code.") { id, level }
            .WithExamples(
                ("hint", "for the current task"),
                ("hint 01.3", "a nudge; the same again says more"),
                ("hint 01.3 2", "a direction"),
                ("hint 01.3 3", "nearly everything but the code"));
        level.CompletionSources.Add("1", "2", "3");
        command.SetAction(async (parsed, cancelled) =>
        {
            // One digit alone is a level: no task is written so.
            string? what = parsed.GetValue(id);
            return what is { Length: 1 } && parsed.GetValue(level) is null && int.TryParse(what, out int alone) && alone is >= 1 and <= Levels
                ? await Run(GlobalOptions.Shell(parsed), null, alone, cancelled)
                : await Run(GlobalOptions.Shell(parsed), what, parsed.GetValue(level), cancelled);
        });
        return command;
    }

    private static async Task<int> Run(Shell shell, string? id, int? given, CancellationToken cancelled)
    {
        var (lesson, task) = await AtWork.Task(shell, id, cancelled);
        var memory = new HintMemory(shell.Book);
        int level = given ?? memory.Next(task.Id, Levels);
        if (task.Hints.Count < level)
        {
            throw new CheckerException($"Task {task.Id} has no hint on level {level} yet.");
        }

        memory.Remember(task.Id, level);
        var hints = task.Hints.Take(level).ToList();
        var ofYours = OfYours(shell.Book, lesson, task.Id).Take(level).ToList();
        if (shell.Json is not null)
        {
            shell.Json.Write("hint", new { Task = task.Id, task.Title, Level = level, Levels, Hints = hints, OfYourCode = ofYours });
            return ExitCode.Done;
        }

        shell.Console.MarkupLine($"[bold]{task.Id} {Markup.Escape(task.Title)}[/]");
        foreach (var (index, hint) in hints.Index())
        {
            shell.Console.WriteLine();
            shell.Console.MarkupLine($"  [dim]{index + 1} of {Levels}[/]");
            shell.Console.WriteProse(hint, 2);
        }

        if (ofYours.Count > 0)
        {
            shell.Console.WriteLine();
            shell.Console.MarkupLine("  [dim]your code, as it was checked last[/]");
            shell.Console.WriteProse(string.Join(' ', ofYours), 2);
        }

        shell.Console.WriteLine();
        if (level < Levels)
        {
            shell.Console.WriteAdvice("more", CommandLine.For($"hint {task.Id} {level + 1}"), ", or the same again");
        }
        else
        {
            shell.Console.WriteAdvice("still stuck", CommandLine.For($"check {task.Id}"), " says what your code does");
            shell.Console.WriteAdvice("the reference", $"solutions/{task.Id[..2]}/{Markup.Escape(task.File)}");
        }

        return ExitCode.Done;
    }

    /// <summary>What the last check found out about the learner's code.</summary>
    private static IReadOnlyList<string> OfYours(Workbook book, Lesson lesson, string taskId)
    {
        try
        {
            return new RepairMemory(book).Recall(taskId, SourceTrees.Exercise(lesson));
        }
        catch (CheckerException)
        {
            return []; // a file that can't be read is no reason to be without a hint
        }
    }
}
