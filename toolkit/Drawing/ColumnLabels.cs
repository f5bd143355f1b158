using System.Text;

namespace Katas.Toolkit.Drawing;

/// <summary>The placement of column labels.</summary>
internal enum LabelPlacement
{
    /// <summary>On one line, each above its cells.</summary>
    Flat,

    /// <summary>On two lines in turn, the upper ones tied to their cells by a stroke.</summary>
    Staggered,

    /// <summary>One letter below the other.</summary>
    OnEnd,
}

/// <summary>The lines above the cells.</summary>
internal static class ColumnLabels
{
    private const int MaxHeight = 14;

    /// <summary>The easiest placement to read that has room.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="cell">The columns of a cell.</param>
    /// <param name="margin">The columns free to the left of the first cell, and to the right of the last.</param>
    public static LabelPlacement Choose(IReadOnlyList<string> labels, int cell, int margin)
    {
        int longest = labels.Max(LabelText.Width);
        if (longest < cell)
        {
            return LabelPlacement.Flat;
        }

        // Centred, a label may reach into its neighbours' cells, up to one space before the stroke in their middle.
        bool clear = longest <= (2 * cell) - 3 && (longest - cell + 1) / 2 <= margin;
        return clear ? LabelPlacement.Staggered : LabelPlacement.OnEnd;
    }

    /// <summary>The lines, with spaces for what is to the left of them.</summary>
    public static IEnumerable<string> Lines(
        IReadOnlyList<string> labels, LabelPlacement placement, int indent, int cell, bool unicode) => placement switch
        {
            LabelPlacement.Flat => [Line(labels.Select((label, i) => (i, label)), indent, cell)],
            LabelPlacement.Staggered => Staggered(labels, indent, cell, unicode ? "│" : "|"),
            _ => OnEnd(labels, indent, cell, unicode),
        };

    private static IEnumerable<string> Staggered(IReadOnlyList<string> labels, int indent, int cell, string stroke)
    {
        yield return Line(labels.Select((label, i) => (i, label)).Where(each => each.i % 2 == 1), indent, cell);
        yield return Line(labels.Select((label, i) => (i, i % 2 == 1 ? stroke : label)), indent, cell);
    }

    private static IEnumerable<string> OnEnd(IReadOnlyList<string> labels, int indent, int cell, bool unicode)
    {
        var letters = labels.Select(label => LabelText.OnEnd(label, MaxHeight, unicode)).ToArray();
        int height = letters.Max(label => label.Count);
        for (int line = 0; line < height; line++)
        {
            // Labels of different lengths all end at the cells they belong to.
            int above = height - line;
            var present = letters.Index().Where(label => label.Item.Count >= above);
            yield return Line(present.Select(label => (label.Index, label.Item[^above])), indent, cell);
        }
    }

    private static string Line(IEnumerable<(int Index, string Text)> texts, int indent, int cell)
    {
        var line = new StringBuilder();
        int used = 0;
        foreach (var (index, text) in texts)
        {
            int width = LabelText.Width(text);
            int start = indent + (index * cell) + (int)Math.Ceiling((cell - width) / 2.0);
            line.Append(' ', Math.Max(start - used, 0)).Append(text);
            used = Math.Max(start, used) + width;
        }

        return line.ToString();
    }
}
