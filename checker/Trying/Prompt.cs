using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Reporting;
using Katas.Checker.Trying.Messages;
using Spectre.Console;

namespace Katas.Checker.Trying;

/// <summary>The conversation: reads, runs, prints, until the learner has had enough.</summary>
/// <param name="shell">The workbook and the terminal.</param>
/// <param name="lesson">The lesson in scope.</param>
/// <param name="host">The session.</param>
/// <param name="input">Where lines come from.</param>
internal sealed class Prompt(Shell shell, Lesson lesson, ScriptHost host, IPromptInput input)
{
    private readonly LessonCompiler compiler = new(shell.Book);
    private readonly ScriptPrinter printer = new(shell.Book, shell.Console, shell.Console);
    private readonly PlaceText places = new(shell.Book, shell.Console);
    private DateTime loaded;
    private DateTime told;

    /// <summary>Talks until the input ends or says that it is enough.</summary>
    public async Task Run(CancellationToken cancelled)
    {
        await Greet(cancelled);
        while (input.Read($"{lesson.Number}> ") is { } line)
        {
            string command = line.Trim();
            if (command is ":quit" or ":q" or ":exit")
            {
                return;
            }

            try
            {
                if (command.StartsWith(':'))
                {
                    await Obey(command, cancelled);
                }
                else if (command.Length > 0)
                {
                    await Evaluate(line);
                }
            }
            catch (CheckerException exception)
            {
                printer.Warn(exception.Message);
                if (!host.IsAlive)
                {
                    throw;
                }
            }

            TellOfEdits();
        }
    }

    private async Task Greet(CancellationToken cancelled)
    {
        host.Warm();
        var scope = await shell.Busy($"Lesson {lesson.Number}: {lesson.Title}", async _ =>
        {
            var compiled = Compile();
            await host.Open(compiled.Images, cancelled);
            return compiled;
        });
        shell.Console.WriteLine();
        shell.Console.MarkupLine($"[bold]Lesson {lesson.Number}[/]  {Markup.Escape(lesson.Title)}");
        printer.Say("Your types are in scope; the reference's are reference.NAME. :help, :quit.");
        WriteState(scope);
        shell.Console.WriteLine();
    }

    private LessonScope Compile()
    {
        loaded = told = Edited();
        return LessonScope.Compile(shell.Book, compiler, lesson);
    }

    private void WriteState(LessonScope scope)
    {
        if (scope.Unwritten.Count == lesson.Tasks.Count)
        {
            printer.Say("No task is written yet: your types throw until they are, reference.NAME works.");
        }
        else if (scope.Unwritten.Count > 0)
        {
            printer.Say($"Not written yet: {string.Join(", ", scope.Unwritten)}.");
        }

        foreach (var problem in scope.Problems.Take(3))
        {
            shell.Console.MarkupLine($"[red]{Markup.Escape($"{string.Join(", ", problem.TaskIds)} does not compile")}[/]  {places.Markup(problem.Place)}");
            shell.Console.Write(new Padder(new Text(problem.Message), new Padding(2, 0, 0, 0)));
        }
    }

    private async Task Obey(string command, CancellationToken cancelled)
    {
        switch (command)
        {
            case ":help" or ":h" or ":?":
                shell.Console.WriteLine(ScriptHelp.Text(lesson.Number));
                break;
            case ":vars" or ":v":
                var variables = await host.Variables(cancelled);
                printer.WriteVariables(variables);
                if (variables.Count == 0)
                {
                    printer.Say("No variables yet.");
                }

                break;
            case ":reload" or ":r":
                var scope = Compile();
                var lost = await host.Open(scope.Images, cancelled);
                printer.Say($"Your code is as in exercises/{lesson.Number} now.");
                WriteState(scope);
                if (lost.Count > 0)
                {
                    printer.Say($"Made by your old code, and gone: {string.Join(", ", lost)}. :replay runs all lines again.");
                }

                break;
            case ":replay":
                await Replay(Compile().Images);
                break;
            default:
                printer.Warn($"{command.Split(' ')[0]} is not a command here. :help lists them.");
                break;
        }
    }

    private async Task Evaluate(string code)
    {
        using var stop = new StopKey();
        var result = await host.Evaluate(code, printer.Width, TimeSpan.MaxValue, printer.Write, stop.Token, stop.Again);
        switch (result)
        {
            case { Evaluated.End: ScriptEnd.Stopped }:
                printer.Warn("Stopped. Your variables are still there.");
                break;
            case { Evaluated: { } evaluated }:
                printer.Write(code, evaluated, withDeclared: true);
                break;
            default:
                printer.Warn(result.Reason!);
                await Replay(null);
                break;
        }
    }

    private async Task Replay(LessonImages? images)
    {
        using var stop = new StopKey();
        var (done, of) = await shell.Busy("Running your lines again", _ => host.Replay(images, stop.Token, stop.Again));
        printer.Say(
            of == 0 ? "This is a new session."
            : done == of ? $"This is a new session; the {of} line{(of == 1 ? "" : "s")} that had gone well {(of == 1 ? "was" : "were")} run again."
            : $"This is a new session; of the {of} lines that had gone well, the first {done} {(done == 1 ? "was" : "were")} run again. "
                + "↑ brings back the others.");
    }

    /// <summary>Says once that a file has changed since the learner's code was taken in.</summary>
    private void TellOfEdits()
    {
        var edited = Edited();
        if (edited > loaded && edited > told)
        {
            told = edited;
            printer.Say($"exercises/{lesson.Number} has changed: :reload takes it in.");
        }
    }

    private DateTime Edited()
    {
        try
        {
            return SourceTrees.Exercise(lesson).Select(tree => File.GetLastWriteTimeUtc(tree.FilePath)).DefaultIfEmpty(DateTime.MinValue).Max();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CheckerException)
        {
            return DateTime.MinValue; // between the deletion of a file and its return
        }
    }
}
