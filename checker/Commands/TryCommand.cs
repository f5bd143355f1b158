using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Reporting;
using Katas.Checker.Trying;
using Katas.Checker.Trying.Editing;
using Katas.Checker.Trying.Messages;

namespace Katas.Checker.Commands;

/// <summary><c>try</c>: a C# prompt with the learner's lesson and the reference in scope.</summary>
internal static class TryCommand
{
    private const string About = """
        Try things out: a C# prompt with TorchSharp, your lesson and the reference in scope.

        Examples:
          dotnet run --project checker -- try             the lesson you are at; :help says what there is
          dotnet run --project checker -- try 01          lesson 01
          dotnet run --project checker -- try 01 -e 'Attention.Softmax(randn(2, 3)).sum(-1)'
          dotnet run --project checker -- try 01 < script.csx
        """;

    public static Command Create()
    {
        var number = new Argument<string?>("lesson")
        {
            Description = "The lesson whose types are in scope; without it, the one you are at.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var code = new Option<string?>("--eval", "-e")
        {
            Description = "Run this code, print what it gives, and end. Without it and with a script piped in, run that.",
            HelpName = "code",
        };
        var command = new OwnCtrlCCommand("try", About) { number, code };
        command.SetAction(async (parsed, cancelled) =>
        {
            var shell = GlobalOptions.Shell(parsed);
            var lesson = parsed.GetValue(number) is { } given ? shell.Book.Lesson(given) : LessonScope.Current(shell.Book);
            using var host = new ScriptHost(shell.Limits);

            // Trying things out may take its time, unless somebody sets a limit.
            bool isTimed = parsed.GetResult(GlobalOptions.Timeout) is { Implicit: false };
            var errors = shell.Json is null
                ? Terminal.Open(Console.Error, !shell.Console.Profile.Capabilities.Ansi)
                : shell.Console;
            var run = new ScriptRun(shell, errors, lesson, host, isTimed ? shell.Limits.Test : TimeSpan.MaxValue);
            if (parsed.GetValue(code) is { } script)
            {
                return await run.Run(Submissions.Split(script.ReplaceLineEndings("\n").Split('\n')));
            }

            if (Console.IsInputRedirected || shell.Json is not null)
            {
                return await run.Run(Submissions.Split(Lines(Console.In)));
            }

            await new Prompt(shell, lesson, host, Input(shell.Book, host, parsed.GetValue(GlobalOptions.NoColor))).Run(cancelled);
            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static IPromptInput Input(Workbook book, ScriptHost host, bool isPlain)
    {
        if (Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb")
        {
            return new PlainInput(Console.In, Console.Out);
        }

        bool noColour = isPlain || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        return new TerminalInput(new LineEditor(
            new KeyReader(new Keyboard()),
            new LineView(Console.Out, () => (Console.WindowWidth, Console.WindowHeight), noColour),
            Console.Out,
            new LineHistory(Path.Combine(book.Keep, "try-history")),
            (text, cursor) => host.IsAlive ? host.Complete(text, cursor).GetAwaiter().GetResult() : new Completions(cursor, [])));
    }

    /// <summary>While a line is edited, Ctrl-C is a key like others.</summary>
    private sealed class TerminalInput(LineEditor editor) : IPromptInput
    {
        public string? Read(string prompt)
        {
            Console.TreatControlCAsInput = true;
            try
            {
                return editor.Read(prompt);
            }
            finally
            {
                Console.TreatControlCAsInput = false;
            }
        }
    }
}
