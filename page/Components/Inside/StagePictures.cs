using Katas.Checker.Comparing;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using Katas.Page.Components.Drawing;
using Katas.Toolkit;

namespace Katas.Page.Components.Inside;

/// <summary>
/// Draws stages the way their kind asks for; what has another shape is drawn as a matrix. What fits, and how it is cut into parts, is the same
/// as in the terminal.
/// </summary>
internal static class StagePictures
{
    private const int Most = 64;
    private const string Same = "The same in both.";

    /// <summary>A stage of a view.</summary>
    public static ShownStage Draw(ProbePart stage)
    {
        var pictures = Pictures(stage);
        string note = pictures.Count == 0 ? PartComparison.Describe(stage)
            : pictures.Count == Most ? $"The first {Most} are drawn."
            : "";
        return new ShownStage(stage.Stage ?? "", pictures) { Note = note };
    }

    /// <summary>What differs between the learner's stage and the reference's.</summary>
    public static ShownStage Draw(StageDifference stage) => Compared(stage) with { Name = stage.Name, IsSame = stage.Agrees };

    private static ShownStage Compared(StageDifference stage) => stage switch
    {
        { Difference: { } difference, Mine: { } mine, Reference: { } reference } =>
            Draw(Told(difference, mine, reference)) with { Note = stage.Agrees ? Same : "Yours less the reference's." },
        { Mine: null } => Nothing("Yours has no such stage."),
        { Reference: null } => Nothing("The reference has no such stage."),
        { Agrees: true } => Nothing(Same),
        _ => Nothing($"Yours is {PartComparison.Describe(stage.Mine)}, the reference's {PartComparison.Describe(stage.Reference)}."),
    };

    private static ShownStage Nothing(string note) => new("", []) { Note = note };

    private static ProbePart Told(ProbePart difference, ProbePart mine, ProbePart reference) => difference with
    {
        Look = new StageLook(StageKind.Matrix)
        {
            IsTwoSided = true,
            Arithmetic = [.. mine.Values.Zip(reference.Values, (own, other) => $"yours {MapLayout.Long(own)}, reference {MapLayout.Long(other)}")],
        },
    };

    private static IReadOnlyList<StagePicture> Pictures(ProbePart stage) => stage.Look?.Kind switch
    {
        StageKind.Bars when StageBars.Fits(stage) => [new BarsPicture(Bars(stage))],
        StageKind.Lines when StageLines.Chart(stage) is { } chart => [new LinesPicture(chart, Lines(stage))],
        StageKind.Arrows when StageArrows.Fits(stage) => Arrows(stage),
        StageKind.Tree when StageTree.Fits(stage) => [new TreePicture(Table(stage, 0))],
        _ => [.. StageMaps.Draw(stage, Most).Select((map, index) => new MatrixPicture(map, Table(stage, index) with
        {
            Title = map.Title,
            Rows = new CellAxis(map.RowAxis ?? "", map.Rows),
            Columns = new CellAxis(map.ColumnAxis ?? "", map.Columns),
        }))],
    };

    private static IReadOnlyList<StagePicture> Arrows(ProbePart stage)
    {
        double most = Enumerable.Range(0, stage.Values.Length / 2)
            .Select(arrow => Math.Sqrt(Math.Pow(stage.Values[2 * arrow], 2) + Math.Pow(stage.Values[(2 * arrow) + 1], 2)))
            .Where(double.IsFinite).Append(1e-12).Max();
        int groups = stage.Shape.Length == 3 ? (int)stage.Shape[0] : 1;
        return [.. Enumerable.Range(0, Math.Min(groups, Most)).Select(group => new ArrowsPicture(Table(stage, group), most))];
    }

    /// <summary>A row for each bar, a column for each group: the other way round than in the tensor.</summary>
    private static CellTable Bars(ProbePart stage)
    {
        int count = (int)stage.Shape[^1];
        var groups = stage.Shape.Length == 2 ? Axis(stage, 0) : new CellAxis("", [""]);
        int[] order = [.. Enumerable.Range(0, stage.Values.Length).Select(i => (i % groups.Count * count) + (i / groups.Count))];
        IReadOnlyList<string>? Ordered(IReadOnlyList<string>? texts) => texts is null ? null : [.. order.Select(i => texts[i])];
        var table = new CellTable(stage.Stage ?? "", Axis(stage, stage.Shape.Length - 1), groups, [.. order.Select(i => stage.Values[i])])
        {
            Words = Ordered(stage.Look?.Words),
            Arithmetic = Ordered(stage.Look?.Arithmetic),
        };
        return table with { Toggle = Toggle(stage, table, []) };
    }

    private static CellTable Lines(ProbePart stage) =>
        stage.Shape.Length == 2 ? Table(stage, 0) : Table(stage, 0) with { Rows = new CellAxis("", [stage.Stage ?? ""]) };

    /// <summary>The last two dimensions, at an index of those before.</summary>
    private static CellTable Table(ProbePart stage, int index)
    {
        int dimensions = stage.Shape.Length;
        var rows = dimensions >= 2 ? Axis(stage, dimensions - 2) : new CellAxis("", [""]);
        var columns = dimensions >= 1 ? Axis(stage, dimensions - 1) : new CellAxis("", [""]);
        var (from, count) = (index * rows.Count * columns.Count, rows.Count * columns.Count);
        IReadOnlyList<string>? Part(IReadOnlyList<string>? texts) => texts is null ? null : [.. texts.Skip(from).Take(count)];
        var leading = new List<(string Axis, string Label)>();
        for (int dimension = dimensions - 3, rest = index; dimension >= 0; dimension--)
        {
            var axis = Axis(stage, dimension);
            leading.Insert(0, (axis.Name, axis.Labels[rest % axis.Count]));
            rest /= axis.Count;
        }

        string title = string.Join(", ", leading.Select(part => $"{part.Axis} {part.Label}".Trim()).Prepend(stage.Stage ?? ""));
        var table = new CellTable(title, rows, columns, stage.Values[from..(from + count)])
        {
            Label = string.Join(", ", leading.Select(part => char.IsAsciiDigit(part.Label.FirstOrDefault()) ? $"{part.Axis} {part.Label}" : part.Label)),
            Words = Part(stage.Look?.Words),
            Arithmetic = Part(stage.Look?.Arithmetic),
        };
        return table with { Toggle = Toggle(stage, table, leading) };
    }

    private static CellToggle? Toggle(ProbePart stage, CellTable table, IReadOnlyList<(string Axis, string Label)> leading)
    {
        if (stage.Look?.Toggles is not { } toggles)
        {
            return null;
        }

        var (rows, columns) = (table.Rows, table.Columns);
        return toggles.Axis is not { } axis
            ? table.Words is null ? null : new CellToggle(toggles.Option, "word", cell => cell.IsInside ? table.Word(cell) : null)
            : rows.Name == axis ? new CellToggle(toggles.Option, axis, cell => cell.Row >= 0 ? rows.Labels[cell.Row] : null)
            : columns.Name == axis ? new CellToggle(toggles.Option, axis, cell => cell.Column >= 0 ? columns.Labels[cell.Column] : null)
            : leading.FirstOrDefault(part => part.Axis == axis) is { Label: { } label } ? new CellToggle(toggles.Option, axis, _ => label)
            : null;
    }

    private static CellAxis Axis(ProbePart stage, int dimension) => new(
        stage.Axes.Count == stage.Shape.Length ? stage.Axes[dimension].Name : "", StageLabels.Of(stage, dimension));
}
