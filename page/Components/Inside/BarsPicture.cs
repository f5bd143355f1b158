using Katas.Page.Components.Drawing;

namespace Katas.Page.Components.Inside;

/// <summary>Bars, one below the other; several groups of them if the table has several columns.</summary>
/// <param name="table">A row for each bar, a column for each group.</param>
public sealed class BarsPicture(CellTable table) : StagePicture(table)
{
    private const int MostLetters = 30;
    private const double Longest = 300;
    private const double Step = 24;
    private const double Head = 26;

    private readonly double gutter = table.Rows.Labels.Max(label => SvgWriter.Room(SvgWriter.Cut(label, MostLetters))) + 10;
    private readonly double most = table.Values.Where(double.IsFinite).Select(Math.Abs).Append(1e-12).Max();
    private string? svg;

    /// <inheritdoc/>
    public override double Width => gutter + Longest + 70;

    /// <inheritdoc/>
    public override double Height => (Block * Table.Columns.Count) + 2;

    /// <inheritdoc/>
    public override string Svg => svg ??= Write();

    private bool IsGrouped => Table.Columns.Count > 1;

    private double Above => IsGrouped ? Head : 0;

    private double Block => Above + (Step * Table.Rows.Count);

    /// <inheritdoc/>
    public override Box Place(Cell cell) => new(1, (cell.Column * Block) + Above + (cell.Row * Step), Width - 2, Step);

    /// <inheritdoc/>
    public override Cell? At(double x, double y)
    {
        int group = (int)(y / Block);
        int bar = (int)Math.Floor((y - (group * Block) - Above) / Step);
        return bar >= 0 && Table.Has(new Cell(bar, group)) ? new Cell(bar, group) : null;
    }

    /// <inheritdoc/>
    public override CellWords Describe(Cell cell) => base.Describe(cell) with
    {
        Where = Where(IsGrouped ? Table.Columns.Place(cell.Column) : "", Table.Rows.Place(cell.Row)),
    };

    private string Write()
    {
        var drawing = new SvgWriter("bars", Width, Height, Words);
        foreach (int group in Enumerable.Range(0, Table.Columns.Count))
        {
            if (IsGrouped)
            {
                drawing.Text("title start", 0, (group * Block) + (Head / 2), Table.Columns.Place(group));
            }

            foreach (int bar in Enumerable.Range(0, Table.Rows.Count))
            {
                Bar(drawing, new Cell(bar, group));
            }
        }

        return drawing.ToString();
    }

    private void Bar(SvgWriter drawing, Cell cell)
    {
        var place = Place(cell);
        double middle = place.Y + (Step / 2);
        double value = Table.Value(cell);
        double length = double.IsFinite(value) ? Math.Abs(value) / most * Longest : 0;
        drawing.Text("label end", gutter - 8, middle, SvgWriter.Cut(Table.Rows.Labels[cell.Row], MostLetters));
        drawing.Rect("track", new Box(gutter, place.Y + 4, Longest, Step - 8), 2);
        drawing.Rect(value < 0 ? "bar less" : "bar", new Box(gutter, place.Y + 4, length, Step - 8), 2);
        drawing.Text("value start", gutter + Longest + 8, middle, MapLayout.Short(value));
    }
}
