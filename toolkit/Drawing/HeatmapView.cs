using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Toolkit.Drawing;

/// <summary>
/// A heatmap in the terminal: labels on both axes, a coloured cell for each value, and the value in it where there is
/// room. Without colours it uses shades, without Unicode plain characters; it always fits the width it is given.
/// </summary>
/// <param name="heatmap">What to draw.</param>
public sealed class HeatmapView(Heatmap heatmap) : Renderable
{
    private static readonly Style Heading = new(decoration: Decoration.Bold);

    /// <summary>Whether to write the values into the cells. If not, cells are small, for several maps side by side.</summary>
    public bool Numbers { get; init; } = true;

    /// <summary>Whether to explain the axes and the colours.</summary>
    public bool Legend { get; init; } = true;

    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        int width = Lines(options, maxWidth).Select(line => Segment.CellCount(line)).DefaultIfEmpty(0).Max();
        return new Measurement(Math.Min(width, maxWidth), Math.Min(width, maxWidth));
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        bool first = true;
        foreach (var line in Lines(options, maxWidth))
        {
            if (!first)
            {
                yield return Segment.LineBreak;
            }

            first = false;
            foreach (var segment in line)
            {
                yield return segment;
            }
        }
    }

    private List<IReadOnlyList<Segment>> Lines(RenderOptions options, int width)
    {
        List<IReadOnlyList<Segment>> lines = [.. Wrap(heatmap.Title, Heading, options, width)];
        if (heatmap.IsEmpty)
        {
            string size = $"{heatmap.Rows.Count} rows and {heatmap.Columns.Count} columns";
            return [.. lines, .. Wrap($"Nothing to draw: this heatmap has {size}.", Style.Plain, options, width)];
        }

        if (heatmap is { RowAxis: { } rowAxis, ColumnAxis: { } columnAxis } && Legend)
        {
            lines.AddRange(Wrap($"rows: {rowAxis}   columns: {columnAxis}", Style.Plain, options, width));
        }

        var layout = HeatmapLayout.Fit(heatmap, width, Numbers, options.Unicode);
        for (int from = 0; from < heatmap.Columns.Count; from += layout.ColumnsPerBlock)
        {
            int count = Math.Min(layout.ColumnsPerBlock, heatmap.Columns.Count - from);
            if (layout.ColumnsPerBlock < heatmap.Columns.Count)
            {
                lines.AddRange(Wrap($"columns {from + 1} to {from + count}", Style.Plain, options, width));
            }

            lines.AddRange(Block(layout, options, from, count));
        }

        // A blank line, or the scale would look like one more row of the map.
        return Legend ? [.. lines, [], .. LegendLines(layout, options, width)] : lines;
    }

    private IEnumerable<IReadOnlyList<Segment>> Block(HeatmapLayout layout, RenderOptions options, int from, int count)
    {
        string[] labels =
            [.. heatmap.Columns.Skip(from).Take(count).Select(label => LabelText.Visible(label, options.Unicode))];
        var above = ColumnLabels.Lines(labels, layout.Placement, layout.Gutter + 1, layout.CellWidth, options.Unicode);
        foreach (string line in above)
        {
            yield return [new Segment(line)];
        }

        for (int row = 0; row < heatmap.Rows.Count; row++)
        {
            string label = LabelText.Visible(heatmap.Rows[row], options.Unicode);
            string cut = LabelText.Cut(label, layout.Gutter, options.Unicode);
            string blanks = new(' ', layout.Gutter - LabelText.Width(cut));
            int current = row;
            yield return [new Segment($"{blanks}{cut} "), .. Enumerable.Range(from, count).Select(column => Cell(layout, options, current, column))];
        }
    }

    private Segment Cell(HeatmapLayout layout, RenderOptions options, int row, int column)
    {
        var range = heatmap.Range;
        double value = heatmap.Values[row, column];
        if (layout.WordWidth > 0 && double.IsFinite(value))
        {
            string word = LabelText.Visible(heatmap.Words![(row * heatmap.Columns.Count) + column], options.Unicode);
            return CellPaint.Number(
                range, range.Position(value), LabelText.Cut(word, layout.WordWidth, options.Unicode), layout.CellWidth, options);
        }

        string text = layout.Text.Write(value, options.Unicode).PadLeft(layout.NumberWidth); // points below points
        if (double.IsNaN(value))
        {
            return new Segment(CellPaint.Centre(text, layout.CellWidth)); // no value, no colour
        }

        double position = range.Position(value);
        return layout.Text == CellText.None
            ? CellPaint.Blank(range, position, layout.CellWidth, options)
            : CellPaint.Number(range, position, text, layout.CellWidth, options);
    }

    private IEnumerable<IReadOnlyList<Segment>> LegendLines(HeatmapLayout layout, RenderOptions options, int width)
    {
        string? missing = heatmap.Values.Cast<double>().Any(double.IsNaN) ? "? is not a number" : null;
        string note = string.Join("; ", new[] { layout.Text.Note, missing }.OfType<string>());
        IRenderable legend = new HeatmapLegend(heatmap.Range, note);
        return Segment.SplitLines(legend.Render(options, width));
    }

    private static IEnumerable<IReadOnlyList<Segment>> Wrap(string text, Style style, RenderOptions options, int width)
    {
        if (text.Length == 0)
        {
            return [];
        }

        IRenderable paragraph = new Text(LabelText.Visible(text, options.Unicode), style);
        return Segment.SplitLines(paragraph.Render(options, width));
    }
}
