using Katas.Checker.Verdicts;

namespace Katas.Checker.Diagnosing;

/// <summary>Compares the results of two pieces of code on the same probes.</summary>
internal static class Fingerprint
{
    // Another order of the same operations moves the last digits; a mistake moves more than that.
    private const double Float32 = 1e-5;
    private const double Float64 = 1e-10;

    /// <summary>Whether all probes ran, with the same results.</summary>
    public static bool Agree(IReadOnlyList<ProbeOutcome>? left, IReadOnlyList<ProbeOutcome>? right) =>
        left is { Count: > 0 } && right is not null && left.Count == right.Count && left.Zip(right).All(pair => Agree(pair.First, pair.Second));

    /// <summary>Whether one probe had the same result.</summary>
    public static bool Agree(ProbeOutcome left, ProbeOutcome right) =>
        left.Name == right.Name && left.Exception == right.Exception && left.Parts.Count == right.Parts.Count
        && left.Parts.Zip(right.Parts).All(pair => Agree(pair.First, pair.Second));

    private static bool Agree(ProbePart left, ProbePart right)
    {
        double tolerance = left.Kind == nameof(Float64) ? Float64 : Float32;
        return left.Kind == right.Kind && left.Shape.SequenceEqual(right.Shape)
            && left.Values.Zip(right.Values).All(pair => Agree(pair.First, pair.Second, tolerance));
    }

    private static bool Agree(double left, double right, double tolerance) =>
        left.Equals(right)
        || (double.IsFinite(left) && double.IsFinite(right) && Math.Abs(left - right) <= tolerance * (0.1 + Math.Abs(right)));
}
