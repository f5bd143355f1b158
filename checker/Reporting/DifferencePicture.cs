using Katas.Testkit;
using Katas.Toolkit.Drawing;

namespace Katas.Checker.Reporting;

/// <summary>
/// Two tensors and their difference as small heatmaps: of a tensor with more than two dimensions, the matrix in which
/// they differ most; of a large matrix, the part around that place.
/// </summary>
internal sealed class DifferencePicture
{
    private readonly TensorValues seen;
    private readonly TensorValues expected;
    private readonly TensorDifference difference;
    private readonly Window window;

    // Of what differs: with the scale of rounding noise, noise would be as bright as what is wrong.
    private readonly HeatmapRange range;

    // NaN where one of the two is NaN: a question mark, and no colour.
    private readonly IReadOnlyList<double> distances;

    private DifferencePicture(TensorValues seen, TensorValues expected, TensorDifference difference, Window window)
    {
        (this.seen, this.expected, this.difference, this.window) = (seen, expected, difference, window);
        range = HeatmapRange.Fit(difference.Differing.Select(place => difference.Distances[place]));
        distances = [.. difference.Distances.Select((distance, place) =>
            double.IsNaN(seen.Values[place]) == double.IsNaN(expected.Values[place]) ? distance : double.NaN)];
        Distances = Map(distances, "", range);
    }

    /// <summary>The distance of each value: the brighter, the further off. It is NaN where one of the two is.</summary>
    public Heatmap Distances { get; }

    /// <summary>The part of the tensor that is drawn, as an index; empty for all of it.</summary>
    public string Part => window.Part;

    /// <summary>Whether a picture says more than words do: where some values are right and others wrong, the pattern tells.</summary>
    public static bool Helps(TensorDifference difference) =>
        difference.Distances.Count >= 6
        && difference.Differing.Count > 1
        && difference.Differing.Count < difference.Distances.Count;

    /// <summary>The picture; null for tensors that have no values, or only one.</summary>
    /// <param name="seen">The learner's result.</param>
    /// <param name="expected">The expected result; of the same shape.</param>
    /// <param name="difference">Their difference.</param>
    /// <param name="maxRows">More rows than these are cut off.</param>
    /// <param name="maxColumns">More columns than these are cut off.</param>
    public static DifferencePicture? Create(
        TensorValues seen, TensorValues expected, TensorDifference difference, int maxRows, int maxColumns) =>
        seen.Count < 2
            ? null
            : new DifferencePicture(seen, expected, difference, Window.Around(seen, difference.Worst ?? 0, maxRows, maxColumns));

    /// <summary>Both tensors on one scale, then their difference on its own.</summary>
    /// <param name="seenTitle">The title of the first.</param>
    /// <param name="expectedTitle">The title of the second.</param>
    public IReadOnlyList<Heatmap> SideBySide(string seenTitle, string expectedTitle)
    {
        var values = HeatmapRange.Fit([.. window.Places.Select(i => seen.Values[i]), .. window.Places.Select(i => expected.Values[i])]);
        return [Map(seen.Values, seenTitle, values), Map(expected.Values, expectedTitle, values), Map(distances, "difference", range)];
    }

    private Heatmap Map(IReadOnlyList<double> values, string title, HeatmapRange range)
    {
        var cells = new double[window.Rows.Count, window.Columns.Count];
        foreach (var (row, column) in
            from row in Enumerable.Range(0, window.Rows.Count)
            from column in Enumerable.Range(0, window.Columns.Count)
            select (row, column))
        {
            cells[row, column] = values[window.Flat(row, column)];
        }

        return new Heatmap(cells, window.Rows.Labels, window.Columns.Labels, title) { FixedRange = range };
    }

    /// <summary>Some neighbouring indices of a dimension.</summary>
    private sealed record Span(int Start, int Count)
    {
        public IReadOnlyList<string> Labels => [.. Enumerable.Range(Start, Count).Select(i => $"{i}")];

        public static Span Around(long index, long size, int most)
        {
            int count = (int)Math.Min(size, most);
            return new Span((int)Math.Clamp(index - (count / 2), 0, size - count), count);
        }
    }

    /// <summary>Part of a matrix in a tensor.</summary>
    private sealed record Window(Span Rows, Span Columns, long Offset, long Width, string Part)
    {
        public IEnumerable<int> Places =>
            from row in Enumerable.Range(0, Rows.Count)
            from column in Enumerable.Range(0, Columns.Count)
            select Flat(row, column);

        public static Window Around(TensorValues values, int place, int maxRows, int maxColumns)
        {
            long[] index = values.Index(place);
            long width = values.Shape[^1];
            long height = values.Shape.Length > 1 ? values.Shape[^2] : 1;
            var rows = Span.Around(values.Shape.Length > 1 ? index[^2] : 0, height, maxRows);
            var columns = Span.Around(index[^1], width, maxColumns);
            long matrix = place / (width * height);
            string[] parts =
            [
                .. index.SkipLast(2).Select(i => $"{i}"),
                .. values.Shape.Length > 1 ? new[] { Text(rows, height) } : [],
                Text(columns, width),
            ];
            bool isAll = values.Shape.Length <= 2 && rows.Count == height && columns.Count == width;
            return new Window(rows, columns, matrix * width * height, width, isAll ? "" : $"[{string.Join(", ", parts)}]");
        }

        public int Flat(int row, int column) => (int)(Offset + ((Rows.Start + row) * Width) + Columns.Start + column);

        // As TorchSharp's string indexing writes it: ":" for all, "2:7" for some.
        private static string Text(Span span, long size) => span.Count == size ? ":" : $"{span.Start}:{span.Start + span.Count}";
    }
}
