using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Checker.Reporting;

/// <summary>
/// Writes command lines so that they can be copied: in one piece, at any width. Where a line has no room for one, it stands on
/// a line of its own, and breaking that is left to the terminal, which puts it together again when it is copied.
/// </summary>
internal static partial class Copyable
{
    private const int LabelWidth = 18;
    private const int Indent = 2;

    /// <summary>A label, and a command line or a place beside it, or below.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="label">What it is for.</param>
    /// <param name="what">The command line or place, in Spectre's markup.</param>
    /// <param name="after">What is said behind it.</param>
    public static void WriteAdvice(this IAnsiConsole console, string label, string what, string after = "")
    {
        string line = $"  {Markup.Escape(label),-LabelWidth}{what}";
        if (Markup.Remove(line).Length + after.Length <= console.Profile.Width)
        {
            console.MarkupLine(line + Markup.Escape(after));
            return;
        }

        console.WriteLine($"  {label}");
        console.WriteUnwrapped(new Markup($"    {what}"));
        if (after.Length > 0)
        {
            console.WriteProse(after.TrimStart(',', ' '), 2 * Indent);
        }
    }

    /// <summary>Sentences with command lines in them, between backticks or on lines of their own.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="text">The sentences.</param>
    /// <param name="indent">How far from the left.</param>
    /// <param name="style">How the sentences look.</param>
    public static void WriteProse(this IAnsiConsole console, string text, int indent = 0, Style? style = null)
    {
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (indent + line.Length <= console.Profile.Width)
            {
                Write(line);
                continue;
            }

            if (CommandAlone().IsMatch(line))
            {
                console.WriteUnwrapped(new Text(new string(' ', indent) + line));
                continue;
            }

            WriteWrapped(console, line, indent, style);
        }

        void Write(string words) => console.WriteUnwrapped(new Text(new string(' ', indent) + words, style));
    }

    /// <summary>A long line, broken between words, but in no command line.</summary>
    private static void WriteWrapped(IAnsiConsole console, string line, int indent, Style? style)
    {
        int room = console.Profile.Width - indent;
        string begun = line[..^line.TrimStart().Length];
        foreach (Match word in CommandOrWord().Matches(line))
        {
            bool isFirst = string.IsNullOrWhiteSpace(begun);
            if (begun.Length + (isFirst ? 0 : 1) + word.Length <= room)
            {
                begun += isFirst ? word.Value : $" {word.Value}";
                continue;
            }

            Flush();
            if (word.Groups["command"] is { Success: true } command && word.Length > room)
            {
                console.WriteUnwrapped(new Text(new string(' ', indent + Indent) + command.Value));
            }
            else
            {
                begun = word.Value;
            }
        }

        Flush();

        void Flush()
        {
            if (!string.IsNullOrWhiteSpace(begun))
            {
                console.Write(new Padder(new Text(begun, style), new Padding(indent, 0, 0, 0)));
            }

            begun = "";
        }
    }

    /// <summary>One line that is not broken here, however long it is.</summary>
    public static void WriteUnwrapped(this IAnsiConsole console, IRenderable line)
    {
        console.Write(new Unwrapped(line));
        console.WriteLine();
    }

    [GeneratedRegex(@"^\s*(dotnet|git|katas) ")]
    private static partial Regex CommandAlone();

    /// <summary>A word, or a command line between backticks and what is written close to it.</summary>
    [GeneratedRegex(@"\S*`(?<command>(dotnet|git|katas) [^`]+)`\S*|\S+")]
    private static partial Regex CommandOrWord();

    private sealed class Unwrapped(IRenderable content) : IRenderable
    {
        private const int NoWidth = short.MaxValue;

        public Measurement Measure(RenderOptions options, int maxWidth) => content.Measure(options, NoWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => content.Render(options, NoWidth);
    }
}
