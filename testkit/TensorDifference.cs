namespace Katas.Testkit;

/// <summary>Where, and how far, two tensors of one shape differ.</summary>
public sealed class TensorDifference
{
    private TensorDifference(TensorValues seen, TensorValues expected, double tolerance)
    {
        Distances = [.. seen.Values.Zip(expected.Values, Distance)];
        Differing = [.. Enumerable.Range(0, seen.Count).Where(
            i => !TensorValues.Close(seen.Values[i], expected.Values[i], tolerance))];
    }

    /// <summary>How far each value is from the expected one; ∞ where that can't be measured.</summary>
    public IReadOnlyList<double> Distances { get; }

    /// <summary>The places in <see cref="TensorValues.Values"/> where the values differ, in order.</summary>
    public IReadOnlyList<int> Differing { get; }

    /// <summary>The first place that differs; null if none does.</summary>
    public int? First => Differing.Count > 0 ? Differing[0] : null;

    /// <summary>The place that differs most; null if none does.</summary>
    public int? Worst => Differing.Count > 0 ? Differing.MaxBy(place => Distances[place]) : null;

    /// <summary>Compares two tensors, value by value.</summary>
    /// <param name="seen">What the code under test gave.</param>
    /// <param name="expected">What it should have given.</param>
    /// <param name="tolerance">How far a value may be off; for expected values beyond ±1, relative to them.</param>
    /// <returns>Where they differ; null if they have not even one shape.</returns>
    public static TensorDifference? Of(TensorValues seen, TensorValues expected, double tolerance) =>
        seen.Shape.SequenceEqual(expected.Shape) ? new TensorDifference(seen, expected, tolerance) : null;

    private static double Distance(double seen, double expected)
    {
        // The same infinity, or NaN where NaN is expected, is as near as can be.
        double distance = seen.Equals(expected) ? 0 : Math.Abs(seen - expected);
        return double.IsNaN(distance) ? double.PositiveInfinity : distance;
    }
}
