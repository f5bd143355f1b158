using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>The terminal that people read.</summary>
internal static class Terminal
{
    // Nobody's window: wide enough that file names and messages stay on one line in a log.
    private const int RedirectedWidth = 120;

    /// <summary>Opens the one for errors: plain, and broken between words where people read it.</summary>
    public static IAnsiConsole OpenError()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            ColorSystem = ColorSystemSupport.NoColors,
            Ansi = AnsiSupport.No,
        });
        if (Console.IsErrorRedirected)
        {
            console.Profile.Width = short.MaxValue;
        }

        return console;
    }

    /// <summary>Opens it. Spectre finds out about NO_COLOR and width by itself.</summary>
    public static IAnsiConsole Open(TextWriter writer, bool plain)
    {
        plain |= Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
        });
        console.Profile.Capabilities.Links &= !plain && TerminalLinks.Here.AreFollowed;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }
}
