namespace Katas.Toolkit.Drawing;

/// <summary>The layout of a heatmap in the columns of a terminal.</summary>
internal sealed record HeatmapLayout
{
    private const int MaxCellWidth = 14;
    private const int SmallCell = 2; // about as wide as it is high
    private const int NumberCell = 6; // " 0.42 "
    private const int SmallestWord = 3; // what is cut further cannot be told from others

    /// <summary>The columns that row labels take, without the space after them.</summary>
    public required int Gutter { get; init; }

    /// <summary>The columns that one cell takes.</summary>
    public required int CellWidth { get; init; }

    /// <summary>The format of the numbers.</summary>
    public required CellText Text { get; init; }

    /// <summary>The columns of the longest number; 0 when none are written.</summary>
    public required int NumberWidth { get; init; }

    /// <summary>The columns of the words in the cells, longer ones are cut; 0 when none are written.</summary>
    public required int WordWidth { get; init; }

    /// <summary>The placement of column labels.</summary>
    public required LabelPlacement Placement { get; init; }

    /// <summary>The columns of the heatmap in one block; a map too wide for the terminal is drawn in several.</summary>
    public required int ColumnsPerBlock { get; init; }

    /// <summary>Finds the layout that shows most in the available width.</summary>
    public static HeatmapLayout Fit(Heatmap heatmap, int width, bool numbers, bool unicode)
    {
        int columns = heatmap.Columns.Count;
        string[] labels = [.. heatmap.Columns.Select(label => LabelText.Visible(label, unicode))];
        int gutter = Gutters(heatmap, width, numbers ? NumberCell : SmallCell, unicode);
        int available = Math.Max(width - gutter - 1, 1);
        int room = available / columns;

        // A character that is two columns wide needs as much, even when its label is written vertically.
        int narrowest = Math.Max(1, labels.Max(LabelText.WidestCharacter));
        int cell = Math.Clamp(room, narrowest, Math.Max(narrowest, SmallCell));
        var (text, numberWidth) = numbers ? Numbers(heatmap, room, unicode) : (CellText.None, 0);
        if (text != CellText.None)
        {
            cell = Math.Max(narrowest, Math.Min(room, numberWidth + 2));
            int flat = labels.Max(LabelText.Width) + 1;
            cell = flat <= Math.Min(room, MaxCellWidth) ? Math.Max(cell, flat) : cell;
        }

        int words = numbers ? Words(heatmap, room, unicode) : 0;
        cell = Math.Max(cell, words > 0 ? words + 2 : 0);
        int perBlock = Math.Clamp(available / cell, 1, columns);
        return new HeatmapLayout
        {
            Gutter = gutter,
            CellWidth = cell,
            Text = text,
            NumberWidth = numberWidth,
            WordWidth = words,
            Placement = ColumnLabels.Choose(labels, cell, Math.Min(gutter, available - (perBlock * cell))),
            ColumnsPerBlock = perBlock,
        };
    }

    /// <summary>Row labels may take a quarter of the width, and whatever cells of a good size leave over.</summary>
    private static int Gutters(Heatmap heatmap, int width, int cell, bool unicode)
    {
        int longest = heatmap.Rows.Max(label => LabelText.Width(LabelText.Visible(label, unicode)));
        int spare = width - 1 - (heatmap.Columns.Count * cell);
        return Math.Min(longest, Math.Max(Math.Max(width / 4, 1), spare));
    }

    private static int Words(Heatmap heatmap, int room, bool unicode)
    {
        int longest = heatmap.Words?.Max(word => LabelText.Width(LabelText.Visible(word, unicode))) ?? 0;
        int width = Math.Min(longest, Math.Min(room, MaxCellWidth) - 2);
        return width >= Math.Min(SmallestWord, longest) ? width : 0;
    }

    private static (CellText Text, int Width) Numbers(Heatmap heatmap, int room, bool unicode)
    {
        double[] values = [.. heatmap.Values.Cast<double>()];
        return CellText.For(values)
            .Select(text => (Text: text, Width: values.Max(value => text.Write(value, unicode).Length)))
            .FirstOrDefault(candidate => candidate.Width + 1 <= room, (Text: CellText.None, Width: 0));
    }
}
