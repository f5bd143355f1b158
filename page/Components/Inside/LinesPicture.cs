using System.Text;
using Katas.Page.Components.Drawing;
using Katas.Toolkit.Drawing;

namespace Katas.Page.Components.Inside;

/// <summary>Lines with their axes, and a legend below.</summary>
/// <param name="chart">The lines.</param>
/// <param name="table">A row for each line, a column for each place.</param>
public sealed class LinesPicture(LineChart chart, CellTable table) : StagePicture(table)
{
    private const double Left = 56;
    private const double Top = 12;
    private const double Inner = 460;
    private const double High = 240;
    private const double LegendRow = 20;
    private const int Colours = 8;

    private readonly (double Low, double High) range = Roomy(chart.Range());
    private string? svg;

    /// <inheritdoc/>
    public override double Width => Left + Inner + 20;

    /// <inheritdoc/>
    public override double Height => Legend().Last().Y + LegendRow;

    /// <inheritdoc/>
    public override string Svg => svg ??= Write();

    /// <inheritdoc/>
    public override Box Place(Cell cell)
    {
        double value = Table.Value(cell);
        return double.IsFinite(value)
            ? new Box(X(cell.Column) - 6, Y(value) - 6, 12, 12)
            : new Box(X(cell.Column) - 1, Top, 2, High);
    }

    /// <inheritdoc/>
    public override Cell? At(double x, double y)
    {
        if (x < Left - 8 || x > Left + Inner + 8 || y > Top + High + 8)
        {
            return null;
        }

        int column = Enumerable.Range(0, chart.X.Count).MinBy(place => Math.Abs(X(place) - x));
        var drawn = Enumerable.Range(0, Table.Rows.Count).Where(row => double.IsFinite(Table.Value(new Cell(row, column)))).ToList();
        return drawn.Count == 0 ? null : new Cell(drawn.MinBy(row => Math.Abs(Y(Table.Value(new Cell(row, column))) - y)), column);
    }

    /// <inheritdoc/>
    public override Cell? Move(Cell cell, string key)
    {
        // Where a line has no number there is nothing to stop at.
        var next = base.Move(cell, key);
        while (next is { } place && !double.IsFinite(Table.Value(place)) && base.Move(place, key) is { } further && further != place)
        {
            next = further;
        }

        return next is { } found && !double.IsFinite(Table.Value(found)) ? cell : next;
    }

    private static (double Low, double High) Roomy((double Low, double High) range)
    {
        double room = (range.High - range.Low) * 0.04;
        return (range.Low - room, range.High + room);
    }

    private double X(int place) => Left + ((chart.X[place] - chart.X[0]) / (chart.X[^1] - chart.X[0]) * Inner);

    private double Y(double value) => Top + ((range.High - value) / (range.High - range.Low) * High);

    private string Write()
    {
        var drawing = new SvgWriter("lines", Width, Height, Words);
        foreach (var (height, label) in chart.Ticks(range.Low, range.High, 6))
        {
            drawing.Line("grid", Left, Y(height), Left + Inner, Y(height)).Text("label end", Left - 8, Y(height), label);
        }

        double free = double.NegativeInfinity;
        for (int place = 0; place < chart.X.Count; place++)
        {
            string label = SvgWriter.Cut(Table.Columns.Labels[place], 14);
            double half = SvgWriter.Room(label) / 2;
            if (X(place) - half > free && X(place) + half < Width)
            {
                drawing.Line("tick", X(place), Top + High, X(place), Top + High + 4).Text("label", X(place), Top + High + 14, label);
                free = X(place) + half + 8;
            }
        }

        drawing.Line("axis", Left, Top + High, Left + Inner, Top + High).Line("axis", Left, Top, Left, Top + High);
        drawing.Text("label", Left + (Inner / 2), Top + High + 32, Table.Columns.Name);
        for (int line = 0; line < Table.Rows.Count; line++)
        {
            Line(drawing, line);
        }

        foreach (var (line, x, y) in Legend().Where(each => each.Line >= 0))
        {
            drawing.Line($"line c{line % Colours}", x, y, x + 18, y).Text("label start", x + 24, y, Name(line));
        }

        return drawing.ToString();
    }

    private void Line(SvgWriter drawing, int line)
    {
        var path = new StringBuilder();
        var values = Enumerable.Range(0, chart.X.Count).Select(place => Table.Value(new Cell(line, place))).ToList();
        for (int place = 0; place < values.Count; place++)
        {
            if (double.IsFinite(values[place]))
            {
                bool goesOn = place > 0 && double.IsFinite(values[place - 1]);
                bool isAlone = !goesOn && (place + 1 == values.Count || !double.IsFinite(values[place + 1]));
                path.Append($"{(goesOn ? 'L' : 'M')}{SvgWriter.N(X(place))} {SvgWriter.N(Y(values[place]))} ");
                if (isAlone || values.Count <= 24)
                {
                    drawing.Circle($"point c{line % Colours}", X(place), Y(values[place]), isAlone ? 3.5 : 2);
                }
            }
        }

        drawing.Path($"line c{line % Colours}", path.ToString().TrimEnd());
    }

    private string Name(int line) => SvgWriter.Cut(Table.Rows.Labels[line], 40);

    /// <summary>Where each line is named; the first entry is none, for the room below the axis.</summary>
    private IEnumerable<(int Line, double X, double Y)> Legend()
    {
        var (x, y) = (Left, Top + High + 54);
        yield return (-1, x, y - LegendRow);
        for (int line = 0; line < Table.Rows.Count && Table.Rows.Count > 1; line++)
        {
            double room = 24 + SvgWriter.Room(Name(line)) + 18;
            if (x > Left && x + room > Width)
            {
                (x, y) = (Left, y + LegendRow);
            }

            yield return (line, x, y);
            x += room;
        }
    }
}
