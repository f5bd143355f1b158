using Katas.Page.Components.Drawing;

namespace Katas.Page.Components.Inside;

/// <summary>A tree that grows to the right: each node with its label and its score, the likelier the thicker its branch.</summary>
public sealed class TreePicture : StagePicture
{
    private const double Step = 34;
    private const double Gap = 30;
    private const int MostLetters = 16;

    private readonly IReadOnlyList<int> parents;
    private readonly IReadOnlyList<Box> boxes;
    private string? svg;

    /// <summary>Creates the drawing.</summary>
    /// <param name="table">A row for each node: its parent's row, -1 for a root, and its score.</param>
    public TreePicture(CellTable table)
        : base(table)
    {
        parents = [.. Enumerable.Range(0, table.Rows.Count).Select(node => (int)table.Value(new Cell(node, 0)))];
        boxes = Boxes();
    }

    /// <inheritdoc/>
    public override double Width => boxes.Max(box => box.X + box.Width) + 2;

    /// <inheritdoc/>
    public override double Height => boxes.Max(box => box.Y + box.Height) + 2;

    /// <inheritdoc/>
    public override string Svg => svg ??= Write();

    /// <inheritdoc/>
    public override (int Rows, int Columns) Size => (Table.Rows.Count, 1);

    /// <inheritdoc/>
    public override Box Place(Cell cell) => boxes[cell.Row];

    /// <inheritdoc/>
    public override Cell? At(double x, double y) => boxes.ToList().FindIndex(box => box.Contains(x, y)) is >= 0 and var node ? new Cell(node, 0) : null;

    /// <summary>To the left is the parent, to the right its best child; up and down is what stands there at the same depth.</summary>
    public override Cell? Move(Cell cell, string key)
    {
        int node = cell.Row;
        var level = Enumerable.Range(0, parents.Count).Where(other => Depth(other) == Depth(node)).OrderBy(other => boxes[other].Y).ToList();
        int place = level.IndexOf(node);
        int next = key switch
        {
            "ArrowLeft" => Math.Max(parents[node], parents[node] < 0 ? node : 0),
            "ArrowRight" => Children(node).OrderByDescending(Score).Append(node).First(),
            "ArrowUp" => level[Math.Max(place - 1, 0)],
            "ArrowDown" => level[Math.Min(place + 1, level.Count - 1)],
            "Home" or "PageUp" => 0,
            "End" or "PageDown" => parents.Count - 1,
            _ => -1,
        };
        return next < 0 ? null : new Cell(next, 0);
    }

    /// <inheritdoc/>
    public override CellWords Describe(Cell cell)
    {
        string[] path = [.. Path(cell.Row).Reverse().Select(node => Table.Rows.Labels[node])];
        return new CellWords(
            string.Join(" → ", path),
            $"{Table.Columns.Labels[1]} {MapLayout.Long(Score(cell.Row))}",
            Table.Told(new Cell(cell.Row, 1)));
    }

    private IEnumerable<int> Path(int node)
    {
        for (; node >= 0; node = parents[node])
        {
            yield return node;
        }
    }

    private int Depth(int node) => Path(node).Count() - 1;

    private double Score(int node) => Table.Value(new Cell(node, 1));

    private IEnumerable<int> Children(int node) => Enumerable.Range(0, parents.Count).Where(other => parents[other] == node);

    private string Label(int node) => SvgWriter.Cut(Table.Rows.Labels[node], MostLetters);

    private IReadOnlyList<Box> Boxes()
    {
        int[] depths = [.. Enumerable.Range(0, parents.Count).Select(Depth)];
        double[] widths = [.. Enumerable.Range(0, depths.Max() + 1).Select(depth =>
            Enumerable.Range(0, parents.Count).Where(node => depths[node] == depth).Max(WidthOf))];
        double[] lefts = new double[widths.Length];
        for (int depth = 1; depth < widths.Length; depth++)
        {
            lefts[depth] = lefts[depth - 1] + widths[depth - 1] + Gap;
        }

        // Leaves below one another, and each other node in the middle of its children.
        double[] y = new double[parents.Count];
        double free = 0;
        foreach (int root in Children(-1))
        {
            Place(root);
        }

        return [.. y.Select((top, node) => new Box(lefts[depths[node]] + 1, top + 1, WidthOf(node), Step - 8))];

        void Place(int node)
        {
            int[] children = [.. Children(node)];
            foreach (int child in children)
            {
                Place(child);
            }

            y[node] = children.Length == 0 ? free : (y[children[0]] + y[children[^1]]) / 2;
            free += children.Length == 0 ? Step : 0;
        }
    }

    private double WidthOf(int node) => SvgWriter.Room(Label(node)) + SvgWriter.Room(MapLayout.Short(Score(node))) + 24;

    private string Write()
    {
        var drawing = new SvgWriter("tree", Width, Height, Words);
        for (int node = 0; node < parents.Count; node++)
        {
            if (parents[node] >= 0)
            {
                Branch(drawing, boxes[parents[node]], boxes[node], Score(parents[node]) - Score(node));
            }
        }

        for (int node = 0; node < parents.Count; node++)
        {
            var box = boxes[node];
            double middle = box.Y + (box.Height / 2);
            drawing.Rect("node", box, 5);
            drawing.Text("label start strong", box.X + 8, middle, Label(node));
            drawing.Text("value end", box.X + box.Width - 8, middle, MapLayout.Short(Score(node)));
        }

        return drawing.ToString();
    }

    private static void Branch(SvgWriter drawing, Box from, Box to, double loss)
    {
        var (x, y) = (from.X + from.Width, from.Y + (from.Height / 2));
        double end = to.Y + (to.Height / 2);
        string bend = SvgWriter.N((x + to.X) / 2);
        drawing.Path(
            "branch",
            $"M{SvgWriter.N(x)} {SvgWriter.N(y)} C{bend} {SvgWriter.N(y)} {bend} {SvgWriter.N(end)} {SvgWriter.N(to.X)} {SvgWriter.N(end)}",
            1 + (4 * Math.Exp(-Math.Max(loss, 0))));
    }
}
