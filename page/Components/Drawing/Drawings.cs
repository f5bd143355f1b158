using Katas.Checker.Comparing;
using Katas.Checker.Reporting;
using Katas.Checker.Verdicts;
using Katas.Testkit;
using Katas.Toolkit.Drawing;

namespace Katas.Page.Components.Drawing;

/// <summary>The drawings of what differs, as the terminal has them: both sides on one scale, then their difference.</summary>
internal static class Drawings
{
    /// <summary>The tensors that made a test fail; none where a picture says no more than words do.</summary>
    public static IReadOnlyList<Heatmap> Difference(Mismatch mismatch, int rows, int columns) =>
        (mismatch.Seen.Tensor(), mismatch.Expected.Tensor()) is ({ } seen, { } expected)
        && TensorDifference.Compare(seen, expected, mismatch.Tolerance) is { } difference
        && DifferencePicture.Create(seen, expected, difference, rows, columns) is { } picture
            ? Titled(picture, "expected")
            : [];

    /// <summary>A part of a comparison; none if it is no tensor, or agrees.</summary>
    public static IReadOnlyList<Heatmap> Difference(PartComparison part, int rows, int columns) =>
        part is { Agrees: false, Difference: { } difference }
        && DifferencePicture.Create(part.Yours!.Tensor()!, part.Reference!.Tensor()!, difference, rows, columns) is { } picture
            ? Titled(picture, "reference")
            : [];

    private static IReadOnlyList<Heatmap> Titled(DifferencePicture picture, string expected) =>
        [.. picture.SideBySide($"yours {picture.Part}".Trim(), $"{expected} {picture.Part}".Trim())];
}
