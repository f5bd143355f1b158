using Katas.Page.Components.Drawing;
using Katas.Toolkit.Drawing;

namespace Katas.Page.Components.Inside;

/// <summary>A matrix as colours, with its labels.</summary>
/// <param name="map">The colours.</param>
/// <param name="table">What is told of them.</param>
public sealed class MatrixPicture(Heatmap map, CellTable table) : StagePicture(table)
{
    private readonly MapLayout layout = new(map);
    private string? svg;
    private string? small;

    /// <inheritdoc/>
    public override double Width => layout.Total.Width;

    /// <inheritdoc/>
    public override double Height => layout.Total.Height;

    /// <inheritdoc/>
    public override string Svg => svg ??= HeatmapDrawing.Write(map, layout, Words);

    /// <inheritdoc/>
    public override string Small => small ??= HeatmapDrawing.WriteSmall(map);

    /// <inheritdoc/>
    public override HeatmapRange? Scale => map.Range;

    /// <inheritdoc/>
    public override Box Place(Cell cell) => new(layout.X(cell.Column), layout.Y(cell.Row), layout.Width, layout.Height);

    /// <inheritdoc/>
    public override Cell? At(double x, double y)
    {
        int column = x < layout.Gutter ? -1 : (int)((x - layout.Gutter) / layout.Width);
        int row = y < layout.Top ? -1 : (int)((y - layout.Top) / layout.Height);
        return column < Table.Columns.Count && row < Table.Rows.Count && (row >= 0 || column >= 0) ? new Cell(row, column) : null;
    }
}
