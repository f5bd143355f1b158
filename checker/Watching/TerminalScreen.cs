using System.Text;
using System.Text.RegularExpressions;
using Katas.Checker.Book;
using Spectre.Console;

namespace Katas.Checker.Watching;

/// <summary>
/// A watch that fills the window. Everything is drawn into a text first and written in one go, line over line, so that
/// nothing flickers; the keys are always the last line.
/// </summary>
internal sealed partial class TerminalScreen(Workbook book, IAnsiConsole console) : IWatchScreen, IDisposable
{
    private const string Home = "\e[H";
    private const string ClearWindow = "\e[2J";
    private const string ClearLine = "\e[2K";
    private const string ClearBelow = "\e[J";

    private bool isDrawn;

    public void Show(WatchView view, WatchNews news)
    {
        string[] top = Lines(text => text.WriteTitle(view));
        string[] bottom = Lines(text =>
        {
            text.WriteStatus(view);
            text.WriteKeys();
        });
        string[] body = Lines(text => WriteBody(text, view));
        int room = Math.Max(console.Profile.Height - top.Sum(Rows) - bottom.Sum(Rows) - 2, 1);
        if (body.Sum(Rows) > room)
        {
            int shown = 0;
            for (int rows = 0; shown < body.Length && (rows += Rows(body[shown])) < room; shown++)
            {
            }

            body = [.. body.Take(shown), $"… {body.Length - shown} more lines than the window has"];
        }

        var drawn = new StringBuilder(isDrawn ? Home : ClearWindow + Home);
        string[] lines = [.. top, "", .. body, "", .. bottom];
        foreach (string line in lines[..^1])
        {
            drawn.Append(ClearLine).Append(line).Append("\r\n");
        }

        drawn.Append(ClearLine).Append(lines[^1]).Append(ClearBelow);
        console.Profile.Out.Writer.Write(drawn);
        console.Profile.Out.Writer.Flush();
        isDrawn = true;
    }

    /// <summary>Leaves the cursor where the shell can go on.</summary>
    public void Dispose() => console.Profile.Out.Writer.WriteLine();

    private static void WriteBody(WatchText text, WatchView view)
    {
        if (view.Panel != WatchPanel.Verdict)
        {
            text.WritePanel(view);
            return;
        }

        text.WriteVerdict(view);
        text.WriteRest(view);
        for (int level = 1; level <= view.Hints; level++)
        {
            text.WriteHint(view, level);
        }
    }

    /// <summary>How many rows of the window a line takes: a command line to copy may be longer than one.</summary>
    private int Rows(string line) => Math.Max((Escapes().Replace(line, "").Length + console.Profile.Width - 1) / console.Profile.Width, 1);

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\e\][^\e\a]*(\e\\|\a)")]
    private static partial Regex Escapes();

    /// <summary>What is written, as the terminal's own console would write it, line by line.</summary>
    private string[] Lines(Action<WatchText> write)
    {
        var writer = new StringWriter();
        var drawing = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.Yes,
            ColorSystem = (ColorSystemSupport)console.Profile.Capabilities.ColorSystem,
        });
        drawing.Profile.Width = console.Profile.Width;
        drawing.Profile.Capabilities.ColorSystem = console.Profile.Capabilities.ColorSystem;
        drawing.Profile.Capabilities.Unicode = console.Profile.Capabilities.Unicode;
        drawing.Profile.Capabilities.Links = console.Profile.Capabilities.Links;
        write(new WatchText(book, drawing));
        return writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
