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

    public int Beyond { get; private set; }

    public int Page { get; private set; } = 1;

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
        body = Window(body, room, view.Scrolled);

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

    /// <summary>The part of the lines that fits, from the scrolled place on, and how many there are above and below it.</summary>
    private string[] Window(string[] lines, int room, int scrolled)
    {
        Page = room;
        Beyond = 0;
        if (lines.Sum(Rows) <= room)
        {
            return lines;
        }

        // The end fills the window, but for the line that says what is above it.
        int first = lines.Length;
        for (int rows = 1; first > 0 && (rows += Rows(lines[first - 1])) <= room;)
        {
            first--;
        }

        Beyond = first = Math.Clamp(first, 1, lines.Length - 1);
        int above = Math.Min(scrolled, first);
        int taken = above == 0 ? 0 : 1;
        int shown = above;
        int below = above == first ? 0 : 1;
        for (int rows = taken + below; shown < lines.Length && (rows += Rows(lines[shown])) <= room;)
        {
            shown++;
        }

        int left = lines.Length - shown;
        return
        [
            .. above == 0 ? [] : new[] { $"… {Lines(above)} above" },
            .. lines[above..shown],
            .. left == 0 ? [] : new[] { $"… {Lines(left)} below (space)" },
        ];
    }

    private static string Lines(int count) => count == 1 ? "1 line" : $"{count} lines";

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
