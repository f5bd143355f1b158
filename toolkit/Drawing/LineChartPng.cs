using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Katas.Toolkit.Drawing;

/// <summary>Line charts as PNG files, one or several side by side.</summary>
public static class LineChartPng
{
    private const int Width = 760;
    private const int Height = 480;

    private static readonly string[] Colors = ["#1f77b4", "#ff7f0e", "#2ca02c", "#9467bd", "#d62728", "#7f7f7f"];

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
        using var paint = Paint.NewDisposablePaint();
        for (int i = 0; i < charts.Count; i++)
        {
            using var plot = Draw(charts[i], name);
            using var image = plot.GetImage(Width, Height);
            var place = new PixelRect(new Pixel(i * Width, 0), Width, Height);
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
            line.MarkerSize = points.Length > 40 ? 0 : 7;
            line.LegendText = LabelText.Visible(chart.Lines[i].Name);
        }

        plot.Title(chart.Title, 18);
        plot.XLabel(chart.XAxis, 15);
        plot.YLabel(chart.YAxis, 15);
        var (low, high) = chart.Range();
        plot.Axes.SetLimitsY(low - ((high - low) * 0.05), high + ((high - low) * 0.05));
        if (chart.Logarithmic)
        {
            plot.Axes.Left.TickGenerator = new NumericAutomatic
            {
                MinorTickGenerator = new LogMinorTickGenerator(),
                LabelFormatter = height => LineChart.Write(chart.At(height)),
                IntegerTicksOnly = high - low > 2,
            };
        }

        var legend = plot.ShowLegend(Edge.Bottom).Legend;
        legend.Orientation = Orientation.Horizontal;
        legend.FontSize = 14;
        plot.Font.Set(font);
        return plot;
    }
}
