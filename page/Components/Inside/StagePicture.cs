using Katas.Page.Components.Drawing;
using Katas.Toolkit.Drawing;

namespace Katas.Page.Components.Inside;

/// <summary>
/// A drawing of a stage, and where its cells lie in it. What the mouse and the keys do is the same for every kind of drawing; where they
/// are, each kind says.
/// </summary>
/// <param name="table">What is drawn.</param>
public abstract class StagePicture(CellTable table)
{
    /// <summary>What is drawn.</summary>
    public CellTable Table => table;

    /// <summary>The drawing's width.</summary>
    public abstract double Width { get; }

    /// <summary>The drawing's height.</summary>
    public abstract double Height { get; }

    /// <summary>The drawing, as SVG.</summary>
    public abstract string Svg { get; }

    /// <summary>The same, small: to be told from its neighbours.</summary>
    public virtual string Small => Svg;

    /// <summary>What the colours mean; null where they say nothing.</summary>
    public virtual HeatmapRange? Scale => null;

    /// <summary>What the keys move between: rows and columns.</summary>
    public virtual (int Rows, int Columns) Size => (table.Rows.Count, table.Columns.Count);

    /// <summary>What the drawing is, for those who do not see it.</summary>
    public string Words => $"{table.Title}: {table.Rows.Count} {Count(table.Rows, "row")}, {table.Columns.Count} {Count(table.Columns, "column")}";

    /// <summary>Where a cell lies.</summary>
    public abstract Box Place(Cell cell);

    /// <summary>The cell at a point, or its label; null for neither.</summary>
    public abstract Cell? At(double x, double y);

    /// <summary>What there is to say of a cell.</summary>
    public virtual CellWords Describe(Cell cell) => new(
        Where(table.Rows.Place(cell.Row), table.Columns.Place(cell.Column)),
        $"{table.Word(cell)} {MapLayout.Long(table.Value(cell))}".Trim(),
        table.Told(cell));

    /// <summary>The cell that an arrow key leads to.</summary>
    /// <param name="cell">The cell before.</param>
    /// <param name="key">The key, as browsers name it.</param>
    /// <returns>The cell; null for a key that leads nowhere.</returns>
    public virtual Cell? Move(Cell cell, string key) => key switch
    {
        "ArrowUp" => cell with { Row = Math.Max(cell.Row - 1, 0) },
        "ArrowDown" => cell with { Row = Math.Min(cell.Row + 1, Size.Rows - 1) },
        "ArrowLeft" => cell with { Column = Math.Max(cell.Column - 1, 0) },
        "ArrowRight" => cell with { Column = Math.Min(cell.Column + 1, Size.Columns - 1) },
        "Home" => cell with { Column = 0 },
        "End" => cell with { Column = Size.Columns - 1 },
        "PageUp" => cell with { Row = 0 },
        "PageDown" => cell with { Row = Size.Rows - 1 },
        _ => null,
    };

    private protected static string Where(params string[] places) => string.Join(" · ", places.Where(place => place.Length > 0));

    private static string Count(CellAxis axis, string noun) => axis.Count == 1 ? noun : $"{noun}s";
}
