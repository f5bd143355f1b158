namespace Katas.Lesson13;

/// <summary>Where searches for a law begin.</summary>
public static class Starts
{
    /// <summary>
    /// The points of a grid, each <c>[e, a, b, α, β]</c>: three values for each of a, b, α and β, 81 points together.
    /// </summary>
    public static IReadOnlyList<double[]> Grid { get; } =
    [
        .. from a in new double[] { 0, 10, 20 }
           from b in new double[] { 0, 10, 20 }
           from alpha in new[] { 0, 0.5, 1 }
           from beta in new[] { 0, 0.5, 1 }
           select new[] { 0, a, b, alpha, beta },
    ];

    /// <summary>Few points, for data that are quickly fitted.</summary>
    public static IReadOnlyList<double[]> Few { get; } =
    [
        .. from a in new double[] { 5, 10, 15 }
           from alpha in new[] { 0.25, 0.75 }
           select new[] { 0.5, a, a, alpha, alpha },
    ];
}
