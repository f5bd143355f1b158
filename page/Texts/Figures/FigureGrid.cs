using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Katas.Page.Texts.Figures;

/// <summary>A text as a grid of cells, as a monospaced font shows it: what takes two columns there has two here.</summary>
internal sealed class FigureGrid
{
    private const string Tab = "    ";

    private readonly List<List<FigureCell>> rows;

    private FigureGrid(List<List<FigureCell>> rows)
    {
        this.rows = rows;
        Columns = rows.Select(row => row.Count).DefaultIfEmpty().Max();
    }

    /// <summary>How many rows there are.</summary>
    public int Rows => rows.Count;

    /// <summary>How many columns the longest row has.</summary>
    public int Columns { get; }

    /// <summary>What stands at a place; nothing beyond the edges.</summary>
    public FigureCell this[int row, int column] =>
        row >= 0 && row < rows.Count && column >= 0 && column < rows[row].Count ? rows[row][column] : default;

    /// <summary>
    /// Whether the text is a figure: a line goes on in a neighbouring cell, as in <c>──</c>, <c>─►</c> or a corner above its side. Tables of numbers and
    /// worked examples have no such place, and stay text; so do formulas, where an arrow alone is a sign (<c>x ← x + 1</c>, <c>T → 0</c>).
    /// </summary>
    public bool IsFigure => Places().Any(place => Joins(place.Row, place.Column, Sides.Right) || Joins(place.Row, place.Column, Sides.Down));

    /// <summary>Reads a text.</summary>
    public static FigureGrid Read(string text) => new([.. text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(Cells)]);

    /// <summary>The place beside one.</summary>
    public static (int Row, int Column) Beside(int row, int column, Sides side) => side switch
    {
        Sides.Up => (row - 1, column),
        Sides.Down => (row + 1, column),
        Sides.Left => (row, column - 1),
        Sides.Right => (row, column + 1),
        _ => (row, column),
    };

    /// <summary>The cell beside a place.</summary>
    public FigureCell Next(int row, int column, Sides side)
    {
        var (nextRow, nextColumn) = Beside(row, column, side);
        return this[nextRow, nextColumn];
    }

    /// <summary>Whether the cell beside a place has a line that comes to it.</summary>
    public bool IsReached(int row, int column, Sides from) => Next(row, column, from).Lines.HasFlag(FigureCell.Opposite(from));

    /// <summary>All places, row by row.</summary>
    public IEnumerable<(int Row, int Column, FigureCell Cell)> Places() =>
        rows.SelectMany((row, index) => row.Select((cell, column) => (index, column, cell)));

    /// <summary>The words, each run where it begins. Two blanks part a run from the next, as they part columns; a line does, too.</summary>
    public IEnumerable<FigureLabel> Labels()
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < rows[row].Count; column++)
            {
                if (this[row, column].IsText)
                {
                    var label = Label(row, column);
                    yield return label;
                    column += label.Width - 1;
                }
            }
        }
    }

    private bool Joins(int row, int column, Sides side) => this[row, column].Lines.HasFlag(side) && IsReached(row, column, side);

    private FigureLabel Label(int row, int column)
    {
        var text = new StringBuilder();
        int end = column;
        while (this[row, end].IsText || (this[row, end].IsBlank && this[row, end + 1].IsText))
        {
            text.Append(this[row, end].Text ?? " ");
            end++;
        }

        return new FigureLabel(row, column, end - column, text.ToString());
    }

    private static List<FigureCell> Cells(string line)
    {
        var cells = new List<FigureCell>();
        var signs = StringInfo.GetTextElementEnumerator(line.Replace("\t", Tab, StringComparison.Ordinal));
        while (signs.MoveNext())
        {
            var cell = FigureCell.Of(signs.GetTextElement());
            cells.Add(cell);
            if (cell.IsText && cell.Text.GetCellWidth() > 1)
            {
                cells.Add(FigureCell.Rest);
            }
        }

        return cells;
    }
}
