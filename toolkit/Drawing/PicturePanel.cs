using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Katas.Toolkit.Drawing;

/// <summary>One heatmap of a picture: measured first, so that nothing is cut off, then drawn.</summary>
internal sealed class PicturePanel
{
    private const int TitleSize = 18;
    private const int AxisTitleHeight = 24;
    private const int BarWidth = 90;
    private const int FrameWidth = 2;
    private const int MaxLabelWidth = 200;
    private const int LabelDistance = 8;
    private const int SmallestCellForNumbers = 34;

    private readonly Heatmap _heatmap;
    private readonly int _cell;
    private readonly string _font;
    private readonly bool _bar;
    private readonly float _labelSize;
    private readonly string[] _rows;
    private readonly string[] _columns;
    private readonly bool _slanted;
    private readonly float _titleCentre;

    public PicturePanel(Heatmap heatmap, int cell, string font, SKTypeface typeface, bool bar)
    {
        (_heatmap, _cell, _font, _bar) = (heatmap, cell, font, bar);
        _labelSize = Math.Clamp(cell * 0.5f, 4, 15);
        using var measure = new SKFont(typeface, _labelSize);
        _rows = [.. heatmap.Rows.Select(label => Cut(label, measure))];
        _columns = [.. heatmap.Columns.Select(label => Cut(label, measure))];

        float columnWidth = _columns.Max(label => measure.MeasureText(label));
        _slanted = columnWidth > cell - 6;
        float slant = _slanted ? columnWidth * 0.71f : 0; // at 45 degrees
        Left = (int)_rows.Max(label => measure.MeasureText(label)) + LabelDistance + AxisTitle(heatmap.RowAxis);
        int above = (int)(slant + (_labelSize * 1.5f)) + LabelDistance + AxisTitle(heatmap.ColumnAxis);

        using var titleMeasure = new SKFont(Typefaces.Bold(font, typeface), TitleSize);
        int titleWidth = heatmap.Title.Length == 0 ? 0 : (int)titleMeasure.MeasureText(LabelText.Visible(heatmap.Title)) + 8;
        Top = above + (titleWidth > 0 ? TitleSize * 2 : 0);
        DataWidth = cell * _columns.Length;
        DataHeight = cell * _rows.Length;
        int right = Math.Max(bar ? BarWidth : FrameWidth, _slanted ? (int)(measure.MeasureText(_columns[^1]) * 0.71f) + 4 : 0);
        Width = Math.Max(Left + DataWidth + right, titleWidth);
        _titleCentre = Math.Clamp(Left + (DataWidth / 2f), titleWidth / 2f, Width - (titleWidth / 2f));
        Height = Top + DataHeight + 10; // half the height of the colour bar's lowest number
    }

    public int Top { get; }

    public int Left { get; }

    public int Width { get; }

    public int Height { get; }

    private int DataWidth { get; }

    private int DataHeight { get; }

    /// <summary>Draws the panel, its top left corner at a given place.</summary>
    public void Draw(SKCanvas canvas, Pixel corner)
    {
        using var plot = new Plot();
        var cells = AddCells(plot);
        AddNumbers(plot);
        AddAxes(plot);
        if (_bar)
        {
            AddBar(plot, cells);
        }

        plot.Axes.SetLimits(-0.5, _columns.Length - 0.5, -0.5, _rows.Length - 0.5);
        plot.Axes.SetLimitsX(-0.5, _columns.Length - 0.5, plot.Axes.Top); // the call above sets the bottom one only
        plot.Layout.Fixed(new PixelPadding(Left, Width - Left - DataWidth, Height - Top - DataHeight, Top));

        // By way of an image: drawn straight onto the canvas, a plot would wipe everything there.
        using var image = plot.GetImage(Width, Height);
        using var paint = Paint.NewDisposablePaint();
        image.Render(canvas, new PixelRect(corner, Width, Height), paint, antiAlias: false);

        WriteText(canvas, _heatmap.Title, TitleSize, new Pixel(corner.X + _titleCentre, corner.Y), 0, bold: true);
        int titleHeight = _heatmap.Title.Length == 0 ? 0 : TitleSize * 2;
        float middle = corner.X + Left + (DataWidth / 2f);
        WriteText(canvas, _heatmap.ColumnAxis, 15, new Pixel(middle, corner.Y + titleHeight - 4), 0);
        WriteText(canvas, _heatmap.RowAxis, 15, new Pixel(corner.X, corner.Y + Top + (DataHeight / 2f)), -90);
    }

    private ScottPlot.Plottables.Heatmap AddCells(Plot plot)
    {
        var range = _heatmap.Range;
        var values = (double[,])_heatmap.Values.Clone();
        for (int row = 0; row < _rows.Length; row++)
        {
            for (int column = 0; column < _columns.Length; column++)
            {
                double value = values[row, column];
                values[row, column] = double.IsNaN(value) ? value : Math.Clamp(value, range.Min, range.Max); // -∞ too
            }
        }

        var cells = plot.Add.Heatmap(values);
        cells.Colormap = new Colors(range);
        cells.ManualRange = new ScottPlot.Range(range.Min, range.Max);
        cells.NaNCellColor = Color.Gray(0xDD);
        return cells;
    }

    private void AddNumbers(Plot plot)
    {
        var range = _heatmap.Range;
        var values = _heatmap.Values.Cast<double>().ToArray();
        bool room = _cell >= SmallestCellForNumbers;
        var text = room ? CellText.For(values).First() : CellText.None;
        string[] texts = [.. values.Select((value, i) => room && _heatmap.Words is { } words ? LabelText.Visible(words[i]) : text.Write(value))];
        int longest = texts.Max(written => written.Length);
        for (int i = 0; i < values.Length; i++)
        {
            var (row, column) = (i / _columns.Length, i % _columns.Length);
            if (texts[i].Length == 0)
            {
                continue;
            }

            var label = plot.Add.Text(texts[i], column, _rows.Length - 1 - row);
            var ink = ColorScale.InkOn(range.ColorAt(range.Position(values[i])));
            label.LabelFontColor = double.IsNaN(values[i]) ? Color.Gray(0) : new Color(ink.R, ink.G, ink.B);
            label.LabelFontName = _font;
            label.LabelFontSize = Math.Min(_cell * 0.3f, _cell * 1.4f / longest);
            label.LabelAlignment = Alignment.MiddleCenter;
        }
    }

    private void AddAxes(Plot plot)
    {
        double[] across = [.. Enumerable.Range(0, _columns.Length).Select(i => (double)i)];
        double[] down = [.. Enumerable.Range(0, _rows.Length).Select(i => (double)(_rows.Length - 1 - i))];
        plot.HideGrid();
        plot.Axes.Top.TickGenerator = new NumericManual(across, _columns);
        plot.Axes.Left.TickGenerator = new NumericManual(down, _rows);
        plot.Axes.Bottom.TickGenerator = new NumericManual();
        plot.Axes.Right.TickGenerator = new NumericManual();
        foreach (var axis in new IAxis[] { plot.Axes.Top, plot.Axes.Left })
        {
            axis.TickLabelStyle.FontName = _font;
            axis.TickLabelStyle.FontSize = _labelSize;
            axis.MajorTickStyle.Length = 0;
        }

        if (_slanted)
        {
            plot.Axes.Top.TickLabelStyle.Rotation = -45;
            plot.Axes.Top.TickLabelStyle.Alignment = Alignment.LowerLeft;
        }
    }

    private void AddBar(Plot plot, ScottPlot.Plottables.Heatmap cells)
    {
        var bar = plot.Add.ColorBar(cells);
        bar.Width = 18;
        bar.Axis.TickLabelStyle.FontName = _font;
        bar.Axis.TickLabelStyle.FontSize = 13;
        bar.Axis.MinorTickStyle.Length = 0;
        bar.Axis.TickGenerator = new NumericAutomatic { TargetTickCount = 5 };
    }

    private void WriteText(SKCanvas canvas, string? text, float size, Pixel place, float rotation, bool bold = false)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        using var paint = Paint.NewDisposablePaint();
        var label = new LabelStyle
        {
            Text = LabelText.Visible(text),
            FontName = _font,
            FontSize = size,
            Bold = bold,
            Rotation = rotation,
            Alignment = Alignment.UpperCenter,
        };
        label.Render(canvas, place, paint);
    }

    private static int AxisTitle(string? title) => string.IsNullOrEmpty(title) ? 0 : AxisTitleHeight;

    private static string Cut(string label, SKFont font)
    {
        string visible = LabelText.Visible(label);
        int width = LabelText.Width(visible);
        string cut = visible;
        while (font.MeasureText(cut) > MaxLabelWidth && width > 1)
        {
            cut = LabelText.Cut(visible, --width);
        }

        return cut;
    }

    private sealed class Colors(HeatmapRange range) : IColormap
    {
        public string Name => nameof(ColorScale);

        public Color GetColor(double position)
        {
            var color = range.ColorAt(position);
            return new Color(color.R, color.G, color.B);
        }
    }
}
