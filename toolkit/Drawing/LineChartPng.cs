using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Katas.Toolkit.Drawing;

/// <summary>Line charts as PNG files, one or several side by side.</summary>
public static class LineChartPng
{
    private const int Width = 760;
    private const int Height = 480;
    private const int Margin = 16;
    private const int MostTicks = 8;

    private static readonly string[] Colors =
        ["#1f77b4", "#ff7f0e", "#2ca02c", "#9467bd", "#d62728", "#7f7f7f", "#17becf", "#e377c2", "#8c564b", "#bcbd22"];

    private static readonly LinePattern[] Patterns = [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted]; // once the colours are used up

    /// <summary>Saves charts side by side, the first on the left.</summary>
    /// <param name="charts">What to draw.</param>
    /// <param name="path">The file; one of that name is replaced, in one step.</param>
    /// <param name="font">The font of the labels.</param>
    /// <exception cref="ArgumentException">There is no chart.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveRow(IReadOnlyList<LineChart> charts, string path, PictureFont font = PictureFont.System)
    {
        ArgumentNullException.ThrowIfNull(charts);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (charts.Count == 0)
        {
            throw new ArgumentException("There is no chart to draw.", nameof(charts));
        }

        var letters = charts.SelectMany<LineChart, string>(
            chart => [chart.Title, chart.XAxis, chart.YAxis, .. chart.Lines.Select(line => line.Name)]);
        var (name, _) = Typefaces.For(font, letters.Select(text => LabelText.Visible(text)));
        using var surface = SKSurface.Create(new SKImageInfo(Width * charts.Count, Height));
        surface.Canvas.Clear(SKColors.White);
        using var paint = Paint.NewDisposablePaint();
        for (int i = 0; i < charts.Count; i++)
        {
            using var plot = Draw(charts[i], name);
            using var image = plot.GetImage(Width - (2 * Margin), Height - (2 * Margin));
            var place = new PixelRect(new Pixel((i * Width) + Margin, Margin), image.Width, image.Height);
            image.Render(surface.Canvas, place, paint, antiAlias: false);
        }

        using var whole = surface.Snapshot();
        using var png = whole.Encode(SKEncodedImageFormat.Png, quality: 100);
        PictureFile.Write(path, png.ToArray());
    }

    private static Plot Draw(LineChart chart, string font)
    {
        var plot = new Plot();
        for (int i = 0; i < chart.Lines.Count; i++)
        {
            var points = chart.X.Zip(chart.Lines[i].Values).Where(point => chart.IsDrawn(point.Second)).ToArray();
            var line = plot.Add.Scatter(
                points.Select(point => point.First).ToArray(),
                points.Select(point => chart.Height(point.Second)).ToArray(),
                Color.FromHex(Colors[i % Colors.Length]));
            line.LineWidth = 2;
            line.LinePattern = Patterns[i / Colors.Length % Patterns.Length];
            line.MarkerSize = points.Length > 40 ? 0 : 7;
            line.LegendText = LabelText.Visible(chart.Lines[i].Name);
        }

        plot.Title(chart.Title, 18);
        plot.XLabel(chart.XAxis, 15);
        plot.YLabel(chart.YAxis, 15);
        var (low, high) = chart.Range();
        (low, high) = (low - ((high - low) * 0.05), high + ((high - low) * 0.05));
        plot.Axes.SetLimitsY(low, high);
        plot.Axes.Left.TickGenerator = Ticks(chart, low, high);
        if (chart.PlaceName is { } name)
        {
            plot.Axes.Bottom.TickGenerator = new NumericManual([.. chart.X], [.. chart.X.Select(name)]);
        }

        var legend = plot.ShowLegend(Edge.Bottom).Legend;
        legend.Orientation = Orientation.Horizontal;
        legend.FontSize = 14;
        SetFont(plot, font);
        return plot;
    }

    private static NumericManual Ticks(LineChart chart, double low, double high)
    {
        var ticks = new NumericManual();
        foreach (var (height, label) in chart.Ticks(low, high, MostTicks))
        {
            ticks.AddMajor(height, label);
        }

        if (chart.Logarithmic)
        {
            // Between the powers of ten, where 2 to 9 times each are: that is how a logarithmic axis is told at a glance.
            int[] powers = [.. Enumerable.Range((int)Math.Floor(low), (int)(Math.Ceiling(high) - Math.Floor(low)))];
            foreach (double height in powers.SelectMany(_ => Enumerable.Range(2, 8), (power, factor) => power + Math.Log10(factor)))
            {
                ticks.AddMinor(height);
            }
        }

        return ticks;
    }

    /// <summary>
    /// Sets the font of all texts, and the title's weight. Plot.Font.Set would also make it, at a normal weight, the default of all plots
    /// to come, and no title of a heatmap would be bold again.
    /// </summary>
    private static void SetFont(Plot plot, string font)
    {
        plot.Axes.Title.Label.FontName = font;
        plot.Axes.Title.Label.Bold = true;
        plot.Legend.FontName = font;
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.TickLabelStyle.FontName = font;
            axis.Label.FontName = font;
            axis.Label.Bold = false; // as in a heatmap
        }
    }
}
