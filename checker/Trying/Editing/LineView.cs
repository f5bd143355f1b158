using System.Text;
using Katas.Checker.Reporting;
using Spectre.Console.Rendering;

namespace Katas.Checker.Trying.Editing;

/// <summary>Draws what is being edited, over what it drew before: several lines, broken where the terminal ends.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="size">Its columns and rows.</param>
/// <param name="isPlain">Whether to do without colours.</param>
internal sealed class LineView(TextWriter terminal, Func<(int Width, int Height)> size, bool isPlain)
{
    private const string Reset = "\u001b[0m";
    private const string Dim = "\u001b[2m";

    // The row of the cursor among those drawn last.
    private int cursorRow;

    /// <summary>Forgets what was drawn: the next drawing starts where the cursor is.</summary>
    public void Begin() => cursorRow = 0;

    /// <summary>Draws.</summary>
    /// <param name="prompt">The text before the first line.</param>
    /// <param name="buffer">The text and its cursor.</param>
    /// <param name="footer">The text below.</param>
    public void Draw(string prompt, EditBuffer buffer, IReadOnlyList<string> footer)
    {
        var (width, height) = size();
        var page = Page.Create(prompt, buffer.Text, buffer.Cursor, Math.Max(width - 1, prompt.Length + 4), isPlain);
        int room = Math.Max(height - 1, 1);
        var (rows, row) = page.Around(room);
        var below = footer.Take(Math.Max(0, room - rows.Count)).ToList();
        var text = new StringBuilder("\u001b[?25l");
        Up(text, cursorRow);
        text.Append("\r\u001b[J");
        text.AppendJoin("\r\n", rows);
        foreach (string line in below)
        {
            text.Append("\r\n").Append(isPlain ? "" : Dim).Append(Cut(line, width - 1)).Append(isPlain ? "" : Reset);
        }

        Up(text, rows.Count - 1 + below.Count - row);
        text.Append('\r');
        if (page.Column > 0)
        {
            text.Append($"\u001b[{page.Column}C");
        }

        terminal.Write(text.Append("\u001b[?25h"));
        terminal.Flush();
        cursorRow = row;
    }

    private static void Up(StringBuilder text, int rows)
    {
        if (rows > 0)
        {
            text.Append($"\u001b[{rows}A");
        }
    }

    private static string Cut(string line, int width) => line.Length <= width ? line : line[..Math.Max(width, 0)];

    /// <summary>The text in rows of the terminal.</summary>
    private sealed record Page(IReadOnlyList<string> Rows, int Row, int Column)
    {
        private const string Plain = "";

        public static Page Create(string prompt, string text, int cursor, int width, bool isPlain)
        {
            string blank = ". ".PadLeft(prompt.Length);
            var colours = isPlain || text.StartsWith(':') ? [] : Colours(text);
            var rows = new List<StringBuilder> { new(prompt) };
            var (column, place) = (prompt.Length, (Row: 0, Column: prompt.Length));
            string colour = Plain;
            for (int i = 0; i <= text.Length; i++)
            {
                if (i == cursor)
                {
                    place = (rows.Count - 1, column);
                }

                if (i == text.Length)
                {
                    break;
                }

                string wanted = i < colours.Length ? colours[i] : Plain;
                if (text[i] == '\n')
                {
                    Break(blank);
                    continue;
                }

                string character = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? text.Substring(i, 2) : text[i].ToString();
                int cells = new Segment(character).CellCount();
                if (column + cells > width)
                {
                    Break(new string(' ', prompt.Length));
                    place = i == cursor ? (rows.Count - 1, column) : place;
                }

                if (wanted != colour)
                {
                    rows[^1].Append(colour.Length > 0 ? Reset : "").Append(wanted);
                    colour = wanted;
                }

                rows[^1].Append(character);
                column += cells;
                i += character.Length - 1;
            }

            rows[^1].Append(colour.Length > 0 ? Reset : "");
            return new Page([.. rows.Select(row => row.ToString())], place.Row, place.Column);

            void Break(string start)
            {
                rows[^1].Append(colour.Length > 0 ? Reset : "");
                colour = Plain;
                rows.Add(new StringBuilder(start));
                column = start.Length;
            }
        }

        /// <summary>As many rows as there is room for, the cursor's among them.</summary>
        public (IReadOnlyList<string> Rows, int Row) Around(int room)
        {
            int start = Math.Clamp(Row - (room / 2), 0, Math.Max(0, Rows.Count - room));
            return ([.. Rows.Skip(start).Take(room)], Row - start);
        }

        private static string[] Colours(string text)
        {
            string[] colours = new string[text.Length];
            Array.Fill(colours, Plain);
            foreach (var (span, kind) in CodeText.Runs(text))
            {
                string colour = kind switch
                {
                    CodeKind.Keyword => "\u001b[94m",
                    CodeKind.Literal => "\u001b[32m",
                    CodeKind.Comment => Dim,
                    _ => Plain,
                };
                for (int i = span.Start; i < span.End && i < colours.Length; i++)
                {
                    colours[i] = colour;
                }
            }

            return colours;
        }
    }
}
