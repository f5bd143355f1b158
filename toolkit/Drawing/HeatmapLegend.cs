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
        List<Segment> line = range.IsTwoSided ? TwoSides(options, maxWidth) : OneSide(options, maxWidth);
        if (note.Length > 0)
        {
            bool fits = Segment.CellCount(line) + 3 + note.Length <= maxWidth;
            line.Add(fits ? new Segment("   ") : Segment.LineBreak);
            line.AddRange(fits ? [new Segment(note)] : ((IRenderable)new Text(note)).Render(options, maxWidth));
        }

        return line;
    }

    private List<Segment> OneSide(RenderOptions options, int maxWidth)
    {
        string low = $"{CellText.RangeEnd(range.Min)} ";
        string high = $" {CellText.RangeEnd(range.Max)}";
        int steps = Math.Clamp(maxWidth - low.Length - high.Length, 1, ScaleWidth);
        return [new(low), .. Steps(0, 1, steps, options), new(high)];
    }

    /// <summary>The scale from its lower end to 0, and on to its upper one.</summary>
    private List<Segment> TwoSides(RenderOptions options, int maxWidth)
    {
        const string Zero = " 0 ";
        string low = $"{CellText.RangeEnd(range.Min)} ";
        string high = $" +{CellText.RangeEnd(range.Max)}";
        int steps = Math.Clamp((maxWidth - low.Length - Zero.Length - high.Length) / 2, 1, ScaleWidth / 2);
        double nearest = 0.5 / steps; // what is 0 stands there as a number
        return
        [
            new(low),
            .. Steps(0, 0.5 - nearest, steps, options),
            new(Zero),
            .. Steps(0.5 + nearest, 1, steps, options),
            new(high),
        ];
    }

    private IEnumerable<Segment> Steps(double from, double to, int count, RenderOptions options) => Enumerable.Range(0, count)
        .Select(step => CellPaint.Blank(range, count == 1 ? to : from + ((to - from) * step / (count - 1.0)), 1, options));
}
