using System.Globalization;
using Katas.Toolkit.Drawing;

namespace Katas.Page.Components.Drawing;

/// <summary>The sizes of a heatmap's drawing, in its own units.</summary>
internal sealed class MapLayout
{
    private const double Letter = 7;
    private const int MostWithNumbers = 9;
    private const int MostOfAWord = 12;
    private const int MostOfALabel = 18;
    private const int WidthOfInfinity = 16;

    public MapLayout(Heatmap map)
    {
        bool few = map.Columns.Count <= MostWithNumbers && map.Rows.Count <= MostWithNumbers;
        HasNumbers = few;
        int word = Math.Min(map.Words?.Max(word => word.Length) ?? 0, MostOfAWord);
        Width = word > 0 ? Math.Max((word * Letter) + 8, 24) : few ? 42 : Math.Clamp(520.0 / map.Columns.Count, 7, 22);
        Height = few || word > 0 ? 24 : Math.Min(Width, 22);
        Gutter = Math.Min(map.Rows.Max(row => row.Length), MostOfALabel) * Letter + 8;
        double longest = Math.Min(map.Columns.Max(column => column.Length), MostOfALabel) * Letter;
        IsSlanted = longest + 4 > Width;
        Top = IsSlanted ? longest * 0.75 + 14 : 20;
        Total = (Gutter + (map.Columns.Count * Width) + (IsSlanted ? longest * 0.66 : 4), Top + (map.Rows.Count * Height) + 2);
    }

    /// <summary>Whether there is room for the number in each cell.</summary>
    public bool HasNumbers { get; }

    /// <summary>A cell's width.</summary>
    public double Width { get; }

    /// <summary>A cell's height.</summary>
    public double Height { get; }

    /// <summary>The room for the rows' labels.</summary>
    public double Gutter { get; }

    /// <summary>The room for the columns' labels.</summary>
    public double Top { get; }

    /// <summary>Whether the columns' labels would not fit beside one another.</summary>
    public bool IsSlanted { get; }

    /// <summary>Every how many rows there is room for a label.</summary>
    public int RowStep => Height >= 12 ? 1 : 4;

    /// <summary>Every how many columns there is room for a label.</summary>
    public int ColumnStep => Width >= 12 ? 1 : 4;

    /// <summary>The whole drawing.</summary>
    public (double Width, double Height) Total { get; }

    /// <summary>What stands in a cell: its word, or its number if there is room; empty for nothing.</summary>
    public string Inside(Heatmap map, int row, int column)
    {
        double value = map.Values[row, column];
        return map.Words is { } words ? SvgWriter.Cut(words[(row * map.Columns.Count) + column], MostOfAWord)
            : HasNumbers || double.IsNaN(value) || (double.IsInfinity(value) && Width > WidthOfInfinity) ? Short(value)
            : "";
    }

    /// <summary>A label that fits.</summary>
    public static string Label(string text) => SvgWriter.Cut(text, MostOfALabel);

    public double X(int column) => Gutter + (column * Width);

    public double Y(int row) => Top + (row * Height);

    /// <summary>A value for a cell.</summary>
    public static string Short(double value) => value switch
    {
        double.NaN => "?",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        0 => "0",
        _ when Math.Abs(value) is >= 10000 or < 0.005 => value.ToString("0.0e0", CultureInfo.InvariantCulture),
        _ => (Math.Round(value, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture),
    };

    /// <summary>A value for a table.</summary>
    public static string Long(double value) => value switch
    {
        double.NaN => "not a number",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => value.ToString("G5", CultureInfo.InvariantCulture),
    };

    /// <summary>A cell's colour, and that of what stands in it; none for what is not a number, or not finite.</summary>
    public static (string Fill, string Ink) Colours(Heatmap map, double value)
    {
        if (!double.IsFinite(value))
        {
            return ("none", "currentColor");
        }

        var fill = map.Range.ColorAt(map.Range.Position(value));
        return ($"#{fill.ToHex()}", $"#{ColorScale.InkOn(fill).ToHex()}");
    }
}
