using System.CommandLine;
using System.Runtime.InteropServices;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Reporting;
using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;

namespace Katas.Checker.Commands;

/// <summary><c>watch</c>: checks the current task whenever a file is saved.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var what = Ids.LessonOrTaskIfAny("Where to begin: a lesson (01) or a task (01.3); without it, what is next.");
        var poll = new Option<bool>("--poll")
        {
            Description = "Look at the files ten times a second instead of waiting for the system's file events.",
        };
        var command = new Command("watch", "Check the task you work on whenever you save a file.") { what, poll }
            .WithExamples(
                ("watch", "begin with what is next"),
                ("watch 05.3", "begin with a task"),
                ("watch --poll", "where saves are not noticed, as in some containers"),
                ("watch --json", "one document a line, for editors"));
        command.SetAction((parsed, cancelled) =>
            Run(GlobalOptions.Shell(parsed), parsed.GetValue(what), parsed.GetValue(poll), cancelled));
        return command;
    }

    private static async Task<int> Run(Shell shell, string? what, bool poll, CancellationToken cancelled)
    {
        using var checker = new LessonChecker(shell.Book, shell.Limits);
        checker.Warm();
        using var checks = new WatchChecks(shell.Book, checker);
        var (lesson, task, known) = await shell.Busy(
            "Reading the workbook", say => WatchStart.Find(shell.Book, checks, what, say, cancelled));
        bool isTerminal = shell.Json is null && !Console.IsOutputRedirected && shell.Console.Profile.Capabilities.Ansi;
        using var terminal = isTerminal ? new TerminalScreen(shell.Book, shell.Console) : null;
        IWatchScreen screen = terminal is not null ? terminal
            : shell.Json is null ? new PlainScreen(shell.Book, shell.Console)
            : new JsonScreen(shell.Book, new JsonOutput(Console.Out, onOneLine: true));
        using var session = new WatchSession(shell.Book, lesson, task, known, checks, screen, TimeProvider.System);
        using var events = new BookEvents(shell.Book, poll, session.Post);
        using var resized = isTerminal ? OnResize(() => session.Post(new Resized())) : null;
        using var continued = isTerminal ? OnContinue(() => session.Post(new Resized())) : null;
        foreach (string fault in shell.Book.Readings().Select(reading => reading.Fault).OfType<string>())
        {
            session.Post(new Told(fault));
        }

        if (Console.IsInputRedirected)
        {
            Keyboard.ReadLines(Console.In, session.Post);
        }
        else
        {
            Keyboard.ReadKeys(session.Post);
        }

        await session.Run(cancelled);
        return ExitCode.Done;
    }

    private static PosixSignalRegistration? OnResize(Action redraw) => OperatingSystem.IsWindows()
        ? null
        : PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => redraw());

    /// <summary>After Ctrl-Z and <c>fg</c>, the window shows what the shell wrote.</summary>
    private static PosixSignalRegistration? OnContinue(Action redraw) => OperatingSystem.IsWindows()
        ? null
        : PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => redraw());
}
