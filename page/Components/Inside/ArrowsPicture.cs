using System.Globalization;
using Katas.Page.Components.Drawing;

namespace Katas.Page.Components.Inside;

/// <summary>Arrows from the origin.</summary>
public sealed class ArrowsPicture : StagePicture
{
    private const double Radius = 120;
    private const int MostLetters = 14;
    private const int Colours = 8;

    private readonly double most;
    private readonly double side;
    private readonly IReadOnlyList<Box> labels;
    private string? svg;

    /// <summary>Creates the drawing.</summary>
    /// <param name="table">A row for each arrow; how far it goes to the right, and how far up.</param>
    /// <param name="most">How long the longest is: that of all drawings that are compared.</param>
    public ArrowsPicture(CellTable table, double most)
        : base(table)
    {
        this.most = most;
        side = 14 + Math.Max(20, table.Rows.Labels.Max(label => SvgWriter.Room(SvgWriter.Cut(label, MostLetters))));
        labels = Labels();
    }

    /// <inheritdoc/>
    public override double Width => 2 * (Radius + side);

    /// <inheritdoc/>
    public override double Height => 2 * (Radius + 30);

    /// <inheritdoc/>
    public override string Svg => svg ??= Write();

    /// <inheritdoc/>
    public override (int Rows, int Columns) Size => (Table.Rows.Count, 1);

    /// <inheritdoc/>
    public override Box Place(Cell cell) => labels[cell.Row];

    /// <inheritdoc/>
    public override Cell? At(double x, double y)
    {
        int label = labels.ToList().FindIndex(box => box.Contains(x, y));
        if (label >= 0)
        {
            return new Cell(label, 0);
        }

        var near = Enumerable.Range(0, labels.Count).Select(arrow => (Arrow: arrow, Far: Far(arrow, x, y))).MinBy(pair => pair.Far);
        return near.Far < 14 ? new Cell(near.Arrow, 0) : null;
    }

    /// <inheritdoc/>
    public override Cell? Move(Cell cell, string key) => base.Move(cell, key switch
    {
        "ArrowLeft" => "ArrowUp",
        "ArrowRight" => "ArrowDown",
        "Home" => "PageUp",
        "End" => "PageDown",
        _ => key,
    });

    /// <inheritdoc/>
    public override CellWords Describe(Cell cell)
    {
        var (right, up) = Values(cell.Row);
        string angle = (Math.Atan2(up, right) * 180 / Math.PI).ToString("0", CultureInfo.InvariantCulture);
        string[] told = [Table.Told(new Cell(cell.Row, 0)), Table.Told(new Cell(cell.Row, 1))];
        return new CellWords(
            Table.Rows.Place(cell.Row),
            $"({MapLayout.Long(right)}, {MapLayout.Long(up)}), at {angle}°",
            string.Join("; ", told.Where(words => words.Length > 0)));
    }

    private (double X, double Y) Middle => (Width / 2, Height / 2);

    private (double Right, double Up) Values(int arrow) => (Table.Value(new Cell(arrow, 0)), Table.Value(new Cell(arrow, 1)));

    private (double X, double Y) Tip(int arrow)
    {
        var (right, up) = Values(arrow);
        return double.IsFinite(right) && double.IsFinite(up)
            ? (Middle.X + (right / most * Radius), Middle.Y - (up / most * Radius))
            : Middle;
    }

    private double Far(int arrow, double x, double y)
    {
        // The distance to the nearest of a few points along it.
        var (tip, middle) = (Tip(arrow), Middle);
        return Enumerable.Range(2, 9).Min(step =>
        {
            double share = step / 10.0;
            double dx = middle.X + ((tip.X - middle.X) * share) - x;
            double dy = middle.Y + ((tip.Y - middle.Y) * share) - y;
            return Math.Sqrt((dx * dx) + (dy * dy));
        });
    }

    /// <summary>A label beyond each tip; where one lies there already, further out or in.</summary>
    private IReadOnlyList<Box> Labels()
    {
        var placed = new List<Box>();
        for (int arrow = 0; arrow < Table.Rows.Count; arrow++)
        {
            double width = SvgWriter.Room(SvgWriter.Cut(Table.Rows.Labels[arrow], MostLetters)) + 4;
            var (tip, middle) = (Tip(arrow), Middle);
            double angle = Math.Atan2(tip.Y - middle.Y, tip.X - middle.X);
            double length = Math.Sqrt(Math.Pow(tip.X - middle.X, 2) + Math.Pow(tip.Y - middle.Y, 2));
            var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
            bool isSteep = Math.Abs(cos) <= 0.3;
            Box At(int shift) => new(
                middle.X + (cos * (length + 9)) + (isSteep ? (shift * (width + 4)) - (width / 2) : cos > 0 ? 0 : -width),
                middle.Y + (sin * (length + 9)) - 7 + (isSteep ? 0 : shift * 14),
                width,
                14);
            var choices =
                from step in new[] { 0, 1, -1, 2, -2, 3, -3 }
                select At(step) into box
                where box.X >= 0 && box.X + box.Width <= Width && box.Y >= 0 && box.Y + box.Height <= Height
                select box;
            placed.Add(choices.Where(box => !placed.Any(box.Overlaps)).Append(At(0)).First());
        }

        return placed;
    }

    private string Write()
    {
        var drawing = new SvgWriter("arrows", Width, Height, Words);
        var (x, y) = Middle;
        drawing.Circle("grid", x, y, Radius).Line("axis", x - Radius, y, x + Radius, y).Line("axis", x, y - Radius, x, y + Radius);
        for (int arrow = 0; arrow < Table.Rows.Count; arrow++)
        {
            var tip = Tip(arrow);
            string colour = $"c{arrow % Colours}";
            drawing.Line($"arrow {colour}", x, y, tip.X, tip.Y).Path($"head {colour}", Head(tip));
            var label = labels[arrow];
            drawing.Text("label start strong", label.X + 2, label.Y + 7, SvgWriter.Cut(Table.Rows.Labels[arrow], MostLetters));
        }

        return drawing.ToString();
    }

    private string Head((double X, double Y) tip)
    {
        const double Size = 9;
        double angle = Math.Atan2(tip.Y - Middle.Y, tip.X - Middle.X);
        string Corner(double turn) => $"{SvgWriter.N(tip.X - (Size * Math.Cos(angle + turn)))} {SvgWriter.N(tip.Y - (Size * Math.Sin(angle + turn)))}";
        return $"M{SvgWriter.N(tip.X)} {SvgWriter.N(tip.Y)} L{Corner(0.42)} L{Corner(-0.42)} Z";
    }
}
