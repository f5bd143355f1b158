using System.Text;
using System.Text.RegularExpressions;

namespace Katas.Tests.Checker.Trying;

/// <summary>A terminal as far as the line editor needs one: what stands on the screen after what was written.</summary>
internal sealed partial class TerminalScreen(int width, int height) : StringWriter
{
    private readonly List<StringBuilder> rows = [new()];
    private int top;

    public int Row { get; private set; }

    public int Column { get; private set; }

    public string[] Lines
    {
        get
        {
            Read();
            return [.. rows.Skip(top).Select(row => row.ToString().TrimEnd())];
        }
    }

    /// <summary>The screen's text, the cursor in it as <c>|</c>.</summary>
    public string Text
    {
        get
        {
            string[] lines = Lines;
            int row = Row - top;
            lines[row] = lines[row].PadRight(Column).Insert(Column, "|");
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
                    Column = 0;
                    break;
                case '\n':
                    Row++;
                    while (rows.Count <= Row)
                    {
                        rows.Add(new StringBuilder());
                    }

                    top = Math.Max(top, rows.Count - height);
                    break;
                default:
                    if (Column >= width)
                    {
                        throw new InvalidOperationException("Written beyond the end of a line.");
                    }

                    rows[Row].Append(' ', Math.Max(0, Column + 1 - rows[Row].Length))[Column++] = text[i];
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
                Row = Math.Max(top, Row - count);
                break;
            case "C":
                Column = Math.Min(width - 1, Column + count);
                break;
            case "J" when number.Length == 0:
                rows[Row].Length = Math.Min(rows[Row].Length, Column);
                rows.RemoveRange(Row + 1, rows.Count - Row - 1);
                break;
            case "J":
                rows.Clear();
                rows.Add(new StringBuilder());
                top = 0;
                break;
            case "H":
                (Row, Column) = (top, 0);
                break;
        }
    }

    [GeneratedRegex(@"\G\u001b\[(?<number>\??\d*)(?<kind>[A-Za-z])")]
    private static partial Regex Sequence();
}
