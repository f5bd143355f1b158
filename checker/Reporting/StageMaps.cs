using Katas.Checker.Verdicts;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Checker.Reporting;

/// <summary>Draws a stage as heatmaps: one for a matrix, or one for each index of the dimensions before the last two.</summary>
internal static class StageMaps
{
    /// <summary>The maps, up to a maximum number; none if the stage is not a tensor, or is empty.</summary>
    public static IReadOnlyList<Heatmap> Draw(ProbePart stage, int most)
    {
        if (stage.Tensor() is not { Count: > 0 } tensor)
        {
            return [];
        }

        long[] shape = tensor.Shape.Length >= 2 ? tensor.Shape : [.. Enumerable.Repeat(1L, 2 - tensor.Shape.Length), .. tensor.Shape];
        var axes = Axes(stage, shape);
        int rows = (int)shape[^2];
        int columns = (int)shape[^1];
        var range = stage.Look is { IsTwoSided: true } ? HeatmapRange.TwoSided(tensor.Values) : HeatmapRange.Fit(tensor.Values);
        return
        [
            .. Enumerable.Range(0, tensor.Count / (rows * columns)).Take(most).Select(index => new Heatmap(
                Cells(tensor.Values, index * rows * columns, rows, columns),
                Labels(axes[^2], rows),
                Labels(axes[^1], columns),
                Title(stage.Stage ?? "", axes, shape, index))
            {
                RowAxis = axes[^2].Name,
                ColumnAxis = axes[^1].Name,
                FixedRange = range,
                Words = stage.Look?.Words?.Skip(index * rows * columns).Take(rows * columns).ToList(),
            }),
        ];
    }

    private static double[,] Cells(double[] values, int from, int rows, int columns)
    {
        var cells = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                cells[row, column] = values[from + (row * columns) + column];
            }
        }

        return cells;
    }

    /// <summary>The axes, if there are as many as dimensions; else nameless ones.</summary>
    private static IReadOnlyList<StageAxis> Axes(ProbePart stage, long[] shape) =>
        stage.Axes.Count == shape.Length ? stage.Axes
        : stage.Axes.Count == stage.Shape.Length ? [.. Enumerable.Repeat(new StageAxis(""), shape.Length - stage.Shape.Length), .. stage.Axes]
        : [.. Enumerable.Repeat(new StageAxis(""), shape.Length)];

    private static IReadOnlyList<string> Labels(StageAxis axis, int count) =>
        axis.Labels?.Count == count ? axis.Labels : count == 1 ? [""] : [.. Enumerable.Range(0, count).Select(i => $"{i}")];

    /// <summary>The stage's name, and where in its first dimensions the matrix lies.</summary>
    private static string Title(string name, IReadOnlyList<StageAxis> axes, long[] shape, int matrix)
    {
        var places = new List<string>();
        for (int i = shape.Length - 3; i >= 0; i--)
        {
            places.Insert(0, $"{axes[i].Name} {Labels(axes[i], (int)shape[i])[(int)(matrix % shape[i])]}".Trim());
            matrix = (int)(matrix / shape[i]);
        }

        return places.Count == 0 ? name : $"{name}, {string.Join(", ", places)}";
    }
}
