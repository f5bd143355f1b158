using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Reporting;
using Katas.Checker.Trying.Messages;
using Spectre.Console;

namespace Katas.Checker.Trying;

/// <summary>A script without a person at the prompt: <c>try -e CODE</c>, or one that is piped in. It ends at the first error.</summary>
/// <param name="shell">The workbook and the terminal.</param>
/// <param name="errors">Where errors go.</param>
/// <param name="lesson">The lesson in scope.</param>
/// <param name="host">The session.</param>
/// <param name="time">The time limit for one piece.</param>
internal sealed class ScriptRun(Shell shell, IAnsiConsole errors, Lesson lesson, ScriptHost host, TimeSpan time)
{
    private readonly ScriptPrinter printer = new(shell.Book, shell.Console, errors);

    /// <summary>Runs the pieces, one after the other.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Run(IEnumerable<string> pieces)
    {
        using var stop = new StopKey();
        host.Warm();
        var scope = LessonScope.Compile(shell.Book, new LessonCompiler(shell.Book), lesson);
        await host.Open(scope.Images, stop.Token);
        var documents = new List<object>();
        int exitCode = ExitCode.Done;
        foreach (string code in pieces)
        {
            var output = new System.Text.StringBuilder();
            var result = await host.Evaluate(code, printer.Width, time, Take, stop.Token, stop.Again);
            exitCode = Code(result);
            documents.Add(Document(code, output.ToString(), result));
            Write(code, result);
            if (exitCode != ExitCode.Done)
            {
                break;
            }

            void Take(ScriptMessage message)
            {
                printer.Write(message);
                output.Append((message as Wrote)?.Text);
            }
        }

        shell.Json?.Write("try", new { Lesson = lesson.Number, ExitCode = exitCode, Pieces = documents });
        return exitCode;
    }

    private static int Code(ScriptResult result) => result.Evaluated?.End switch
    {
        ScriptEnd.Done => ExitCode.Done,
        ScriptEnd.DoesNotCompile => ExitCode.DoesNotCompile,
        ScriptEnd.Stopped => ExitCode.Interrupted,
        _ => ExitCode.NotYet,
    };

    private object Document(string code, string output, ScriptResult result) => new
    {
        Code = code,
        End = result.Evaluated is { } evaluated ? (object)evaluated.End : "died",
        Output = output,
        Value = result.Evaluated?.Value is { } value ? new { value.Type, value.Shape, value.Header, Text = value.Body } : null,
        Problems = (result.Evaluated?.Problems ?? []).Select(
            problem => new { Line = problem.Line + 1, Column = problem.Column + 1, problem.Code, problem.Message, problem.Advice }),
        Failure = result.Evaluated?.Failure is { } failure
            ? new
            {
                failure.Type,
                failure.Message,
                Frames = failure.Frames.Select(frame => new { File = frame.File.Length == 0 ? null : shell.Book.Relative(frame.File), frame.Line }),
            }
            : null,
        result.Reason,
    };

    private void Write(string code, ScriptResult result)
    {
        switch (result)
        {
            case { Evaluated.End: ScriptEnd.Stopped }:
                printer.Warn("Stopped.");
                break;
            case { Evaluated: { } evaluated }:
                printer.Write(code, evaluated, withDeclared: false);
                break;
            default:
                printer.Warn(result.Reason!);
                break;
        }
    }
}
