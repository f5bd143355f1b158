using System.Net;
using System.Text;
using Katas.Toolkit.Drawing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Katas.Page.Components.Drawing;

/// <summary>
/// A heatmap as SVG. In one piece: thousands of cells as elements of their own would take longer to send than the verdict takes to come.
/// </summary>
public sealed class HeatmapSvg : ComponentBase
{
    private Heatmap? drawn;
    private string svg = "";

    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired]
    public Heatmap Map { get; set; } = null!;

    /// <summary>What it is called by those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Words { get; set; } = "";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (drawn != Map)
        {
            drawn = Map;
            svg = Write(Map, Words);
        }
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, svg);

    private static string Write(Heatmap map, string words)
    {
        var layout = new MapLayout(map);
        var text = new StringBuilder();
        string width = MapLayout.N(layout.Total.Width);
        string height = MapLayout.N(layout.Total.Height);
        text.Append($"<svg class=\"heatmap\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{E(words)}\">");
        for (int column = 0; column < map.Columns.Count; column += layout.ColumnStep)
        {
            string x = MapLayout.N(layout.X(column) + (layout.Width / 2));
            string y = MapLayout.N(layout.Top - 5);
            string slant = layout.IsSlanted ? $" slanted\" transform=\"rotate(-45 {x} {y})" : "";
            text.Append($"<text class=\"label{slant}\" x=\"{x}\" y=\"{y}\">{E(MapLayout.Label(map.Columns[column]))}</text>");
        }

        for (int row = 0; row < map.Rows.Count; row++)
        {
            string middle = MapLayout.N(layout.Y(row) + (layout.Height / 2));
            if (row % layout.RowStep == 0)
            {
                text.Append($"<text class=\"label row\" x=\"{MapLayout.N(layout.Gutter - 5)}\" y=\"{middle}\">{E(MapLayout.Label(map.Rows[row]))}</text>");
            }

            for (int column = 0; column < map.Columns.Count; column++)
            {
                double value = map.Values[row, column];
                var (fill, ink) = MapLayout.Colours(map, value);
                text.Append(
                    $"<rect x=\"{MapLayout.N(layout.X(column))}\" y=\"{MapLayout.N(layout.Y(row))}\" width=\"{MapLayout.N(layout.Width)}\" "
                    + $"height=\"{MapLayout.N(layout.Height)}\" fill=\"{fill}\"/>");
                if (layout.HasNumbers || double.IsNaN(value))
                {
                    text.Append(
                        $"<text class=\"number\" fill=\"{ink}\" x=\"{MapLayout.N(layout.X(column) + (layout.Width / 2))}\" y=\"{middle}\">"
                        + $"{MapLayout.Short(value)}</text>");
                }
            }
        }

        return text.Append("</svg>").ToString();
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
