using System.Text;
using Katas.Toolkit.Drawing;

namespace Katas.Page.Components.Drawing;

/// <summary>
/// Writes heatmaps as SVG. In one piece: thousands of cells as elements of their own would take longer to send than the verdict takes to come.
/// </summary>
internal static class HeatmapDrawing
{
    private const int SmallSide = 80;

    /// <summary>With labels, and what stands in the cells.</summary>
    public static string Write(Heatmap map, MapLayout layout, string words)
    {
        var text = new StringBuilder();
        string width = SvgWriter.N(layout.Total.Width);
        string height = SvgWriter.N(layout.Total.Height);
        text.Append(
            $"<svg class=\"heatmap\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" "
            + $"aria-label=\"{SvgWriter.E(words)}\">");
        for (int column = 0; column < map.Columns.Count; column += layout.ColumnStep)
        {
            string x = SvgWriter.N(layout.X(column) + (layout.Width / 2));
            string y = SvgWriter.N(layout.Top - (layout.IsSlanted ? 5 : 9));
            string slant = layout.IsSlanted ? $" slanted\" transform=\"rotate(-45 {x} {y})" : "";
            text.Append($"<text class=\"label{slant}\" x=\"{x}\" y=\"{y}\">{SvgWriter.E(MapLayout.Label(map.Columns[column]))}</text>");
        }

        for (int row = 0; row < map.Rows.Count; row++)
        {
            string middle = SvgWriter.N(layout.Y(row) + (layout.Height / 2));
            if (row % layout.RowStep == 0)
            {
                text.Append(
                    $"<text class=\"label row\" x=\"{SvgWriter.N(layout.Gutter - 5)}\" y=\"{middle}\">"
                    + $"{SvgWriter.E(MapLayout.Label(map.Rows[row]))}</text>");
            }

            for (int column = 0; column < map.Columns.Count; column++)
            {
                double value = map.Values[row, column];
                var (fill, ink) = MapLayout.Colours(map, value);
                text.Append(
                    $"<rect x=\"{SvgWriter.N(layout.X(column))}\" y=\"{SvgWriter.N(layout.Y(row))}\" width=\"{SvgWriter.N(layout.Width)}\" "
                    + $"height=\"{SvgWriter.N(layout.Height)}\" fill=\"{fill}\"/>");
                if (layout.Inside(map, row, column) is { Length: > 0 } inside)
                {
                    text.Append(
                        $"<text class=\"number\" fill=\"{ink}\" x=\"{SvgWriter.N(layout.X(column) + (layout.Width / 2))}\" y=\"{middle}\">"
                        + $"{SvgWriter.E(inside)}</text>");
                }
            }
        }

        return text.Append("</svg>").ToString();
    }

    /// <summary>Colours alone, small.</summary>
    public static string WriteSmall(Heatmap map)
    {
        var (rows, columns) = (map.Rows.Count, map.Columns.Count);
        double cell = Math.Clamp((double)SmallSide / Math.Max(rows, columns), 1, 16);
        var text = new StringBuilder();
        text.Append(
            $"<svg class=\"heatmap small\" width=\"{SvgWriter.N(columns * cell)}\" height=\"{SvgWriter.N(rows * cell)}\" "
            + $"viewBox=\"0 0 {columns} {rows}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                text.Append($"<rect x=\"{column}\" y=\"{row}\" width=\"1\" height=\"1\" fill=\"{MapLayout.Colours(map, map.Values[row, column]).Fill}\"/>");
            }
        }

        return text.Append("</svg>").ToString();
    }
}
