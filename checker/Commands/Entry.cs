using System.CommandLine;
using Katas.Checker.Book;
using Katas.Checker.Reporting;

namespace Katas.Checker.Commands;

/// <summary>Turns whatever goes wrong into a sentence and an exit code.</summary>
internal static class Entry
{
    // Exceptions reach Guarded; Ctrl-C gives the command a moment to end its children.
    private static readonly InvocationConfiguration Configuration = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
    };

    private static readonly InvocationConfiguration Untouched = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    /// <summary>Runs a command line.</summary>
    /// <exception cref="CheckerException">It does not parse.</exception>
    public static Task<int> Run(string[] args)
    {
        var root = Root.Create();
        var parsed = root.Parse(args);
        if (parsed.CommandResult.Command is DeclaringCommand declaring)
        {
            declaring.Declare(parsed);
            parsed = root.Parse(args);
        }

        return parsed.Errors.Count == 0
            ? parsed.InvokeAsync(HandlesCtrlC(parsed) ? Untouched : Configuration)
            : throw new CheckerException($"{Explained(parsed)} `{CommandLine.For("--help")}` lists what there is.");
    }

    private static bool HandlesCtrlC(ParseResult parsed) => parsed.CommandResult.Command switch
    {
        OwnCtrlCCommand => true,
        DeclaringCommand declaring => declaring.IsTalk(parsed),
        _ => false,
    };

    private static string Explained(ParseResult parsed) => parsed.CommandResult.Command switch
    {
        DeclaringCommand declaring => declaring.Explain(parsed.Errors[0].Message),
        RootCommand root when parsed.UnmatchedTokens is [var typed, ..] && !typed.StartsWith('-') => NoCommand(typed, root),
        _ => parsed.Errors[0].Message,
    };

    private static string NoCommand(string typed, RootCommand root)
    {
        string? near = Nearest.Find(typed, root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name));
        return $"There is no command '{typed}'.{(near is null ? "" : $" Did you mean {near}?")}";
    }

    /// <summary>Runs something that may fail, and returns the exit code.</summary>
    public static async Task<int> Guarded(string[] args, Func<Task<int>> run)
    {
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
            return Tell(args, $"The checker itself failed: {exception.Message} {Keep(exception, Path.GetTempPath())}", ExitCode.Internal);
        }
    }

    /// <summary>Puts the details into a file; says where they are, or why they are not.</summary>
    internal static string Keep(Exception exception, string folder)
    {
        string report = Path.Combine(folder, $"katas-checker-{Environment.ProcessId}.log");
        try
        {
            File.WriteAllText(report, exception.ToString());
            return $"The details are in {report}; please open an issue with them.";
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return $"Please open an issue. The details could not be written: {trouble.Message} They can be once the "
                + $"variable {(OperatingSystem.IsWindows() ? "TMP" : "TMPDIR")} names a folder that can be written to.";
        }
    }

    /// <summary>Says it where anybody can still be reached.</summary>
    private static int Tell(string[] args, string message, int exitCode)
    {
        if (exitCode != ExitCode.ClosedPipe && !(args.Contains(GlobalOptions.Json.Name) && CanTell(
            () => new JsonOutput(Console.Out).Write("error", new { Message = message, ExitCode = exitCode }))))
        {
            CanTell(() => Terminal.OpenError().WriteProse(message));
        }

        return exitCode;
    }

    private static bool CanTell(Action tell)
    {
        try
        {
            tell();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CheckerException)
        {
            return false; // closed, or a full disk
        }
    }
}
