using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Toolkit.Drawing;

/// <summary>
/// A table of numbers to be drawn as colours, with a label for each row and each column. <see cref="HeatmapView"/>
/// draws it in the terminal, <see cref="HeatmapPng"/> in a picture.
/// </summary>
public sealed record Heatmap
{
    /// <summary>Creates a heatmap.</summary>
    /// <param name="values">The numbers, <c>[rows, columns]</c>. They are copied.</param>
    /// <param name="rows">A label for each row, from the top.</param>
    /// <param name="columns">A label for each column, from the left.</param>
    /// <param name="title">What the picture shows.</param>
    /// <exception cref="ArgumentException">There are more or fewer labels than rows or columns.</exception>
    public Heatmap(double[,] values, IReadOnlyList<string> rows, IReadOnlyList<string> columns, string title)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(title);
        CheckLabels(rows, values.GetLength(0), "row", nameof(rows));
        CheckLabels(columns, values.GetLength(1), "column", nameof(columns));

        Values = (double[,])values.Clone();
        Rows = [.. rows];
        Columns = [.. columns];
        Title = title;
    }

    /// <summary>The numbers, <c>[rows, columns]</c>.</summary>
    public double[,] Values { get; }

    /// <summary>A label for each row, from the top.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>A label for each column, from the left.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What the picture shows.</summary>
    public string Title { get; }

    /// <summary>What the rows are, for example <c>query</c>.</summary>
    public string? RowAxis { get; init; }

    /// <summary>What the columns are, for example <c>key</c>.</summary>
    public string? ColumnAxis { get; init; }

    /// <summary>Texts to be written into the cells instead of the numbers, row by row; null for the numbers.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>
    /// The ends of the colour scale, to compare heatmaps. If left out, those that <see cref="HeatmapRange.Fit"/> finds.
    /// </summary>
    public HeatmapRange? FixedRange { get; init; }

    /// <summary>The ends of the colour scale in use.</summary>
    public HeatmapRange Range => FixedRange ?? HeatmapRange.Fit(Values.Cast<double>());

    /// <summary>Whether there is nothing to draw.</summary>
    public bool IsEmpty => Values.Length == 0;

    /// <summary>Creates a heatmap of a matrix, most often attention weights.</summary>
    /// <param name="matrix">The numbers, <c>[rows, columns]</c>, of any numeric type and on any device.</param>
    /// <param name="rows">A label for each row: the tokens that look.</param>
    /// <param name="columns">A label for each column: the tokens looked at.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="rowAxis">What the rows are.</param>
    /// <param name="columnAxis">What the columns are.</param>
    /// <param name="range">The ends of the colour scale; from 0 to the largest value if left out.</param>
    /// <exception cref="ArgumentException">The tensor is not a matrix, or the labels do not match it.</exception>
    public static Heatmap FromTensor(
        Tensor matrix,
        IReadOnlyList<string> rows,
        IReadOnlyList<string> columns,
        string title,
        string? rowAxis = "query",
        string? columnAxis = "key",
        HeatmapRange? range = null)
    {
        Guard.Layout(matrix, "[row, column]");

        using var scope = NewDisposeScope();

        var plain = matrix.detach().cpu().to(ScalarType.Float64).contiguous();
        var values = new double[plain.size(0), plain.size(1)];
        Buffer.BlockCopy(plain.data<double>().ToArray(), 0, values, 0, values.Length * sizeof(double));
        return new Heatmap(values, rows, columns, title)
        {
            RowAxis = rowAxis,
            ColumnAxis = columnAxis,
            FixedRange = range,
        };
    }

    private static void CheckLabels(IReadOnlyList<string> labels, int count, string kind, string name)
    {
        ArgumentNullException.ThrowIfNull(labels, name);
        if (labels.Count != count)
        {
            throw new ArgumentException(
                $"{name} has {labels.Count} labels; expected {count}, one for each {kind}.", name);
        }

        if (labels.Any(label => label is null))
        {
            throw new ArgumentException($"{name} has a label that is null; expected a text for each {kind}.", name);
        }
    }
}
