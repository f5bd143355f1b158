using System.CommandLine;
using Katas.Checker.Commands;
using Katas.Checker.Reporting;

namespace Katas.Checker;

/// <summary>Turns whatever goes wrong into a sentence and an exit code.</summary>
internal static class Entry
{
    /// <summary>Exceptions reach <see cref="Guarded"/>; Ctrl-C gives the command a moment to end its children.</summary>
    public static InvocationConfiguration Configuration { get; } = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
    };

    public static async Task<int> Guarded(string[] args, Func<Task<int>> run)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (CheckerException exception)
        {
            return Tell(args, exception.Message, exception.ExitCode);
        }
        catch (Exception exception)
        {
            string report = Path.Combine(Path.GetTempPath(), $"katas-checker-{Environment.ProcessId}.log");
            await File.WriteAllTextAsync(report, exception.ToString());
            return Tell(
                args,
                $"The checker itself failed: {exception.Message} The details are in {report}; please open an issue with them.",
                ExitCode.Internal);
        }
    }

    private static int Tell(string[] args, string message, int exitCode)
    {
        if (args.Contains(GlobalOptions.Json.Name))
        {
            new JsonOutput(Console.Out).Write("error", new { Message = message, ExitCode = exitCode });
        }
        else
        {
            Console.Error.WriteLine(message);
        }

        return exitCode;
    }
}
