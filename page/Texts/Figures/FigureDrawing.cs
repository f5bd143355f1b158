using System.Text;
using Katas.Page.Components.Drawing;

namespace Katas.Page.Texts.Figures;

/// <summary>
/// Draws a figure: its lines as one path, its arrowheads as another, and its words where they stand in the grid, as wide as their columns whatever
/// the font is.
/// </summary>
internal sealed class FigureDrawing
{
    /// <summary>A column's width.</summary>
    public const double Width = 8;

    /// <summary>A row's height.</summary>
    public const double Height = 18;

    private const double Head = 8;
    private const double HalfHead = 3.5;

    /// <summary>How far a line stays away from the words above or below it.</summary>
    private const double Gap = 3;

    private readonly FigureGrid grid;
    private readonly StringBuilder lines = new();
    private readonly StringBuilder heads = new();

    private FigureDrawing(FigureGrid grid) => this.grid = grid;

    /// <summary>Draws it as SVG.</summary>
    /// <param name="grid">The figure.</param>
    /// <param name="words">What it is for those who do not see it.</param>
    public static string Write(FigureGrid grid, string words) => new FigureDrawing(grid).Write(words);

    private string Write(string words)
    {
        Level();
        Upright();
        foreach (var (row, column, cell) in grid.Places())
        {
            if (cell.IsArrow)
            {
                Arrow(row, column, cell.Points);
            }
            else if (cell.IsCorner)
            {
                Corner(row, column, cell.Lines);
            }
        }

        var svg = new SvgWriter("figure", grid.Columns * Width, grid.Rows * Height, words).Path("line", lines.ToString()).Path("head", heads.ToString());
        foreach (var label in grid.Labels())
        {
            svg.Text("label", label.Column * Width, Y(label.Row), label.Text, label.Width * Width);
        }

        return svg.ToString();
    }

    /// <summary>Lines from left to right, each in one piece however many cells it goes through.</summary>
    private void Level()
    {
        for (int row = 0; row < grid.Rows; row++)
        {
            foreach (var (from, to) in Runs(grid.Columns, column => Straight(row, column), Sides.Left, Sides.Right))
            {
                lines.Append($"M{N(from * Width)} {N(Y(row))}H{N(to * Width)}");
            }
        }
    }

    /// <summary>Lines from top to bottom.</summary>
    private void Upright()
    {
        for (int column = 0; column < grid.Columns; column++)
        {
            foreach (var (from, to) in Runs(grid.Rows, row => Straight(row, column), Sides.Up, Sides.Down))
            {
                double top = double.IsInteger(from) ? Y((int)from) - Reach((int)from, column, Sides.Up) : from * Height;
                double bottom = double.IsInteger(to) ? Y((int)to - 1) + Reach((int)to - 1, column, Sides.Down) : to * Height;
                lines.Append($"M{N(X(column))} {N(top)}V{N(bottom)}");
            }
        }
    }

    /// <summary>Where lines begin and end in a row or column of cells, in cells: each has two halves, which may have a line or not.</summary>
    private static IEnumerable<(double From, double To)> Runs(int cells, Func<int, Sides> sides, Sides first, Sides second)
    {
        int begin = -1;
        for (int half = 0; half <= 2 * cells; half++)
        {
            bool isLine = half < 2 * cells && sides(half / 2).HasFlag(half % 2 == 0 ? first : second);
            if (isLine && begin < 0)
            {
                begin = half;
            }
            else if (!isLine && begin >= 0)
            {
                yield return (begin / 2.0, half / 2.0);
                begin = -1;
            }
        }
    }

    /// <summary>The sides of a cell to which a straight line goes: none of a corner, and of an arrow the line of a box that it goes through.</summary>
    private Sides Straight(int row, int column)
    {
        var cell = grid[row, column];
        return cell.IsCorner ? Sides.None
            : !cell.IsArrow ? cell.Lines
            : IsCrossed(row, column, cell.Points) ? FigureCell.Across(cell.Points)
            : Sides.None;
    }

    /// <summary>Whether a line comes to an arrow from both sides, as the edge of a box does that the arrow goes into.</summary>
    private bool IsCrossed(int row, int column, Sides points) => points is Sides.Up or Sides.Down
        ? grid.IsReached(row, column, Sides.Left) && grid.IsReached(row, column, Sides.Right)
        : grid.IsReached(row, column, Sides.Up) && grid.IsReached(row, column, Sides.Down);

    /// <summary>A rounded corner, from one edge of its cell to the other.</summary>
    private void Corner(int row, int column, Sides sides)
    {
        double edgeX = X(column) + (sides.HasFlag(Sides.Right) ? Width : -Width) / 2;
        var (side, down) = sides.HasFlag(Sides.Down) ? (Sides.Down, 1) : (Sides.Up, -1);
        double edgeY = Y(row) + (down * Reach(row, column, side));
        lines.Append($"M{N(edgeX)} {N(Y(row))}Q{N(X(column))} {N(Y(row))} {N(X(column))} {N(Y(row) + (down * Width / 2))}V{N(edgeY)}");
    }

    /// <summary>How far a line goes from the middle of its cell to an edge: above and below words there is a gap.</summary>
    private double Reach(int row, int column, Sides side) => side is Sides.Left or Sides.Right ? Width / 2
        : (Height / 2) - (grid.Next(row, column, side).IsText ? Gap : 0);

    /// <summary>An arrow: its head, which touches a line in front of it, and its stem, which takes the cell behind as well where that is empty.</summary>
    private void Arrow(int row, int column, Sides points)
    {
        double half = (points is Sides.Up or Sides.Down ? Height : Width) / 2;
        double tip = IsCrossed(row, column, points) ? 0 : MeetsLine(row, column, points) ? 2 * half : half;
        double end = tip - Head;
        var tail = FigureCell.Opposite(points);
        double stem = Reach(row, column, tail) + (grid.Next(row, column, tail).IsBlank && points is Sides.Left or Sides.Right ? half : 0);
        lines.Append($"M{At(-stem)}L{At(Math.Max(end, -stem))}");
        heads.Append($"M{At(tip)}L{At(end, HalfHead)}L{At(end, -HalfHead)}Z");

        string At(double along, double across = 0)
        {
            var (y, x) = FigureGrid.Beside(0, 0, points);
            return $"{N(X(column) + (x * along) - (y * across))} {N(Y(row) + (y * along) + (x * across))}";
        }
    }

    /// <summary>Whether a line passes in front of an arrow, and does not come to it.</summary>
    private bool MeetsLine(int row, int column, Sides points)
    {
        var ahead = grid.Next(row, column, points);
        return !ahead.IsArrow && ahead.Lines.HasFlag(FigureCell.Across(points)) && !grid.IsReached(row, column, points);
    }

    private static double X(int column) => (column + 0.5) * Width;

    private static double Y(int row) => (row + 0.5) * Height;

    private static string N(double length) => SvgWriter.N(length);
}
