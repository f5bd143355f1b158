using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Toolkit.Drawing;

/// <summary>The meaning of a heatmap's colours: the scale between its two ends, and a note if there is one.</summary>
/// <param name="range">The ends of the scale.</param>
/// <param name="note">Anything else a reader has to know.</param>
public sealed class HeatmapLegend(HeatmapRange range, string note = "") : Renderable
{
    private const int ScaleWidth = 20;

    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        int width = Segment.SplitLines(Render(options, maxWidth)).Max(line => Segment.CellCount(line));
        return new Measurement(Math.Min(width, maxWidth), Math.Min(width, maxWidth));
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        string low = $"{CellText.RangeEnd(range.Min)} ";
        string high = $" {CellText.RangeEnd(range.Max)}";
        int steps = Math.Clamp(maxWidth - low.Length - high.Length, 1, ScaleWidth);
        List<Segment> line = [new(low)];
        for (int step = 0; step < steps; step++)
        {
            line.Add(CellPaint.Blank(steps == 1 ? 1 : step / (steps - 1.0), 1, options));
        }

        line.Add(new Segment(high));
        if (note.Length > 0)
        {
            bool fits = Segment.CellCount(line) + 3 + note.Length <= maxWidth;
            line.Add(fits ? new Segment("   ") : Segment.LineBreak);
            line.AddRange(fits ? [new Segment(note)] : ((IRenderable)new Text(note)).Render(options, maxWidth));
        }

        return line;
    }
}
