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

    /// <summary>The distance of each value from the expected one; ∞ where that can't be measured.</summary>
    public IReadOnlyList<double> Distances { get; }

    /// <summary>The places in <see cref="TensorValues.Values"/> where the values differ, in order.</summary>
    public IReadOnlyList<int> Differing { get; }

    /// <summary>The first place that differs; null if none does.</summary>
    public int? First => Differing.Count > 0 ? Differing[0] : null;

    /// <summary>The place that differs most; null if none does.</summary>
    public int? Worst => Differing.Count > 0 ? Differing.MaxBy(place => Distances[place]) : null;

    /// <summary>Compares two tensors, value by value.</summary>
    /// <param name="seen">The code under test's result.</param>
    /// <param name="expected">The expected result.</param>
    /// <param name="tolerance">The tolerance of a value; for expected values beyond ±1, relative to them.</param>
    /// <returns>The difference; null if their shapes differ.</returns>
    public static TensorDifference? Compare(TensorValues seen, TensorValues expected, double tolerance) =>
        seen.Shape.SequenceEqual(expected.Shape) ? new TensorDifference(seen, expected, tolerance) : null;

    private static double Distance(double seen, double expected)
    {
        // The same infinity, or NaN where NaN is expected, is as near as can be.
        double distance = seen.Equals(expected) ? 0 : Math.Abs(seen - expected);
        return double.IsNaN(distance) ? double.PositiveInfinity : distance;
    }
}
