using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Toolkit.Drawing;

/// <summary>
/// A line chart in the terminal: a mark of its own for each line, joined by dots, round numbers on the vertical axis,
/// the ends of the horizontal one, and a legend.
/// It fits the width it is given.
/// </summary>
/// <param name="chart">What to draw.</param>
public sealed class LineChartView(LineChart chart) : Renderable
{
    private const int Rows = 14;
    private const int MostColumns = 72;
    private const int MostTicks = 5;

    private static readonly string[] Marks = ["●", "○", "◆", "◇", "■", "□", "▲", "△", "▼", "▽"];
    private static readonly string[] PlainMarks = ["o", "x", "+", "*", "#", "@", "%", "&", "=", "~"];
    private static readonly Color[] Colors =
    [
        Color.DodgerBlue1, Color.Orange1, Color.Green3, Color.MediumPurple2, Color.IndianRed1, Color.Grey, Color.DarkTurquoise, Color.HotPink,
        Color.Tan, Color.Yellow3,
    ];

    private static readonly Style Heading = new(decoration: Decoration.Bold);

    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        int width = Lines(options, maxWidth).Max(line => Segment.CellCount(line));
        return new Measurement(Math.Min(width, maxWidth), Math.Min(width, maxWidth));
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var lines = Lines(options, maxWidth);
        return lines.SelectMany((line, i) => i == 0 ? line : line.Prepend(Segment.LineBreak));
    }

    private List<IReadOnlyList<Segment>> Lines(RenderOptions options, int width)
    {
        var (low, high) = chart.Range();
        string[] labels = Labels(low, high);
        int gutter = labels.Max(label => label.Length) + 2;
        int columns = Math.Clamp(width - gutter - 1, 2, MostColumns);
        var cells = Draw(columns, low, high);

        List<IReadOnlyList<Segment>> lines = [.. Wrap(chart.Title, Heading, options, width)];
        string scale = chart.Logarithmic ? $"{chart.YAxis} (logarithmic)" : chart.YAxis;
        lines.AddRange(Wrap(scale, Style.Plain, options, width));
        for (int row = 0; row < Rows; row++)
        {
            var segments = Enumerable.Range(0, columns).Select(column => Cell(cells[row, column], options));
            string axis = options.Unicode ? "┤" : "|";
            lines.Add([new Segment($"{labels[row].PadLeft(gutter - 2)} {axis}"), .. segments]);
        }

        string floor = (options.Unicode ? "└" : "+") + new string(options.Unicode ? '─' : '-', columns);
        lines.Add([new Segment(new string(' ', gutter - 1) + floor)]);
        lines.Add([new Segment(new string(' ', gutter) + Feet(columns))]);
        lines.AddRange(Segment.SplitLines(((IRenderable)Legend(options)).Render(options, width)));
        return lines;
    }

    /// <summary>For each row the round number that is nearest to it, or nothing.</summary>
    private string[] Labels(double low, double high)
    {
        string[] labels = [.. Enumerable.Repeat(string.Empty, Rows)];
        double halfRow = (high - low) / (Rows - 1) / 2; // at the ends too: a loss that falls to 0.003 falls to the 0
        foreach (var (height, label) in chart.Ticks(low, high, MostTicks, halfRow))
        {
            labels[Row(height, low, high)] = label;
        }

        return labels;
    }

    private static int Row(double height, double low, double high) =>
        (int)Math.Round(Math.Clamp((high - height) / (high - low), 0, 1) * (Rows - 1));

    /// <summary>The first and the last place, and between them the name of the axis.</summary>
    private string Feet(int columns)
    {
        var name = chart.PlaceName ?? LineChart.Write;
        var (first, last) = (name(chart.X[0]), name(chart.X[^1]));
        int room = columns - first.Length - last.Length;
        string axis = room > 4 ? LabelText.Cut(chart.XAxis, room - 2) : string.Empty;
        int left = (room - axis.Length) / 2;
        return room < 1 ? first : $"{first}{Blanks(left)}{axis}{Blanks(room - left - axis.Length)}{last}";

        static string Blanks(int count) => new(' ', count);
    }

    /// <summary>
    /// For each cell the number of the line in it: n + 1 for a mark of line n, the negative for a dot, or 0.
    /// </summary>
    private int[,] Draw(int columns, double low, double high)
    {
        int[,] cells = new int[Rows, columns];
        for (int line = chart.Lines.Count - 1; line >= 0; line--)
        {
            double[] values = chart.Lines[line].Values;
            for (int i = 0; i < values.Length; i++)
            {
                if (!chart.IsDrawn(values[i]))
                {
                    continue;
                }

                if (i > 0 && chart.IsDrawn(values[i - 1]))
                {
                    Join(Column(i - 1), chart.Height(values[i - 1]), Column(i), chart.Height(values[i]), -(line + 1));
                }

                cells[Row(chart.Height(values[i]), low, high), Column(i)] = line + 1;
            }
        }

        return cells;

        int Column(int i) =>
            (int)Math.Round((chart.X[i] - chart.X[0]) / (chart.X[^1] - chart.X[0]) * (columns - 1));

        void Join(int from, double fromHeight, int to, double toHeight, int dot)
        {
            for (int column = from + 1; column < to; column++)
            {
                double share = (double)(column - from) / (to - from);
                ref int cell = ref cells[Row(fromHeight + (share * (toHeight - fromHeight)), low, high), column];
                cell = cell > 0 ? cell : dot;
            }
        }
    }

    private static Segment Cell(int cell, RenderOptions options) => cell switch
    {
        0 => new Segment(" "),
        > 0 => new Segment(Mark(cell - 1, options), new Style(Colors[(cell - 1) % Colors.Length])),
        _ => new Segment(options.Unicode ? "·" : ".", new Style(Colors[(-cell - 1) % Colors.Length])),
    };

    private Paragraph Legend(RenderOptions options)
    {
        var legend = new Paragraph();
        for (int line = 0; line < chart.Lines.Count; line++)
        {
            legend.Append(Mark(line, options), new Style(Colors[line % Colors.Length]));
            legend.Append($" {LabelText.Visible(chart.Lines[line].Name, options.Unicode)}   ");
        }

        return legend;
    }

    private static string Mark(int line, RenderOptions options)
    {
        string[] marks = options.Unicode ? Marks : PlainMarks;
        return marks[line % marks.Length];
    }

    private static IEnumerable<IReadOnlyList<Segment>> Wrap(
        string text, Style style, RenderOptions options, int width)
    {
        IRenderable paragraph = new Text(LabelText.Visible(text, options.Unicode), style);
        return text.Length == 0 ? [] : Segment.SplitLines(paragraph.Render(options, width));
    }
}
