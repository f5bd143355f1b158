using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Katas.Toolkit.Drawing;

/// <summary>Prepares labels for writing: makes control characters visible, cuts to a width, writes vertically.</summary>
internal static class LabelText
{
    /// <summary>The label without anything that would move the cursor or be invisible.</summary>
    public static string Visible(string label, bool unicode = true)
    {
        if (label.Length > 0 && string.IsNullOrWhiteSpace(label) && !label.Any(char.IsControl))
        {
            return $"'{label}'";
        }

        var text = new StringBuilder(label.Length);
        foreach (var rune in label.EnumerateRunes())
        {
            text.Append(rune.Value switch
            {
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ when Rune.IsControl(rune) => $@"\u{rune.Value:x4}",
                _ when !unicode && !rune.IsAscii => "?",
                _ => rune.ToString(),
            });
        }

        return text.ToString();
    }

    /// <summary>
    /// The columns of a terminal that a text takes: two for most Chinese, Japanese and Korean characters.
    /// </summary>
    public static int Width(string text) => new Segment(text).CellCount();

    /// <summary>The columns that the widest character of a text takes.</summary>
    public static int WidestCharacter(string text) => Elements(text).Select(Width).DefaultIfEmpty(0).Max();

    /// <summary>
    /// The text, cut so that it takes at most so many columns; an ellipsis shows that something is missing.
    /// </summary>
    public static string Cut(string text, int width, bool unicode = true)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        string ellipsis = unicode ? "…" : "~";
        var kept = new StringBuilder();
        int used = Width(ellipsis);
        foreach (string element in Elements(text))
        {
            used += Width(element);
            if (used > width)
            {
                break;
            }

            kept.Append(element);
        }

        return width < 1 ? string.Empty : kept.Append(ellipsis).ToString();
    }

    /// <summary>
    /// The characters of a text from the top down, at most so many, the last an ellipsis if some are left out.
    /// </summary>
    public static IReadOnlyList<string> OnEnd(string text, int height, bool unicode)
    {
        string[] elements = [.. Elements(text)];
        return elements.Length <= height ? elements : [.. elements.Take(height - 1), unicode ? "⋮" : "~"];
    }

    /// <summary>Splits a text into what a reader sees as single characters, combining marks included.</summary>
    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}
