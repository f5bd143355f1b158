namespace Katas.Page.Components.Inside;

/// <summary>The numbers of a picture, and what can be told of each.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Values">The numbers, row by row.</param>
public sealed record CellTable(string Title, CellAxis Rows, CellAxis Columns, IReadOnlyList<double> Values)
{
    /// <summary>What tells it from others of the same stage, in short; empty for nothing.</summary>
    public string Label { get; init; } = "";

    /// <summary>A text for each cell, row by row; null for none.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>How each cell's number comes about, row by row; null where nothing is told.</summary>
    public IReadOnlyList<string>? Arithmetic { get; init; }

    /// <summary>What a click changes; null for nothing.</summary>
    public CellToggle? Toggle { get; init; }

    /// <summary>A cell's number.</summary>
    public double Value(Cell cell) => Values[Index(cell)];

    /// <summary>A cell's text; empty for none.</summary>
    public string Word(Cell cell) => Words?[Index(cell)] ?? "";

    /// <summary>How a cell's number comes about; empty where nothing is told.</summary>
    public string Told(Cell cell) => Arithmetic?[Index(cell)] ?? "";

    /// <summary>Whether there is such a cell.</summary>
    public bool Has(Cell cell) => cell.IsInside && cell.Row < Rows.Count && cell.Column < Columns.Count;

    private int Index(Cell cell) => (cell.Row * Columns.Count) + cell.Column;
}
