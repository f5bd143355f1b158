namespace Katas.Page.Components.Inside;

/// <summary>A place in a picture: a cell, or, with -1, what labels its row or its column.</summary>
/// <param name="Row">The row; -1 for a column's label.</param>
/// <param name="Column">The column; -1 for a row's label.</param>
public readonly record struct Cell(int Row, int Column)
{
    /// <summary>Whether it is a cell, and not a label.</summary>
    public bool IsInside => Row >= 0 && Column >= 0;
}
