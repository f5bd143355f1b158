using System.Text;
using System.Text.RegularExpressions;

namespace Katas.Tests.Checker.Trying;

/// <summary>A terminal as far as the line editor needs one: what stands on the screen after what was written.</summary>
internal sealed partial class TerminalScreen(int width, int height) : StringWriter
{
    private readonly List<StringBuilder> rows = [new()];
    private int top;
    private int row;
    private int column;

    public int Column
    {
        get
        {
            Read();
            return column;
        }
    }

    public string[] Lines
    {
        get
        {
            Read();
            return [.. rows.Skip(top).Select(line => line.ToString().TrimEnd())];
        }
    }

    /// <summary>The screen's text, the cursor in it as <c>|</c>.</summary>
    public string Text
    {
        get
        {
            string[] lines = Lines;
            lines[row - top] = lines[row - top].PadRight(column).Insert(column, "|");
            return string.Join('\n', lines).TrimEnd();
        }
    }

    private void Read()
    {
        string text = ToString();
        GetStringBuilder().Clear();
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\u001b':
                    var sequence = Sequence().Match(text, i);
                    Obey(sequence.Groups["kind"].Value, sequence.Groups["number"].Value);
                    i += sequence.Length - 1;
                    break;
                case '\r':
                    column = 0;
                    break;
                case '\n':
                    row++;
                    while (rows.Count <= row)
                    {
                        rows.Add(new StringBuilder());
                    }

                    top = Math.Max(top, rows.Count - height);
                    break;
                default:
                    if (column >= width)
                    {
                        throw new InvalidOperationException("Written beyond the end of a line.");
                    }

                    rows[row].Append(' ', Math.Max(0, column + 1 - rows[row].Length))[column++] = text[i];
                    break;
            }
        }
    }

    private void Obey(string kind, string number)
    {
        int count = number.Length == 0 ? 1 : int.Parse(number.TrimStart('?'));
        switch (kind)
        {
            case "A":
                row = Math.Max(top, row - count);
                break;
            case "C":
                column = Math.Min(width - 1, column + count);
                break;
            case "J" when number.Length == 0:
                rows[row].Length = Math.Min(rows[row].Length, column);
                rows.RemoveRange(row + 1, rows.Count - row - 1);
                break;
            case "J":
                rows.Clear();
                rows.Add(new StringBuilder());
                top = 0;
                break;
            case "H":
                (row, column) = (top, 0);
                break;
        }
    }

    [GeneratedRegex(@"\G\u001b\[(?<number>\??\d*)(?<kind>[A-Za-z])")]
    private static partial Regex Sequence();
}
