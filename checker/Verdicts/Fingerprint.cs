namespace Katas.Checker.Verdicts;

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

    /// <summary>How near a result comes to another that it does not agree with: below 1.</summary>
    public static double Nearness(ProbeOutcome seen, ProbeOutcome right)
    {
        const double Ran = 0.1; // an end without an exception where there should be none
        const double Most = 0.9;
        if (seen.Exception != right.Exception || seen.Parts.Count != right.Parts.Count || right.Parts.Count == 0)
        {
            return seen.Exception == right.Exception ? Ran / 2 : 0;
        }

        return Ran + ((Most - Ran) * seen.Parts.Zip(right.Parts).Average(pair => Nearness(pair.First, pair.Second)));
    }

    private static double Nearness(ProbePart seen, ProbePart right)
    {
        const double Shaped = 0.2;
        if (seen.Kind != right.Kind || !seen.Shape.SequenceEqual(right.Shape))
        {
            return 0;
        }

        double tolerance = Tolerance(right);
        return seen.Values.Length == 0 ? 1
            : Shaped + ((1 - Shaped) * seen.Values.Zip(right.Values).Count(pair => Agree(pair.First, pair.Second, tolerance)) / seen.Values.Length);
    }

    private static double Tolerance(ProbePart part) => part.Kind == nameof(Float64) ? Float64 : Float32;

    private static bool Agree(ProbePart left, ProbePart right)
    {
        double tolerance = Tolerance(left);
        return left.Kind == right.Kind && left.Shape.SequenceEqual(right.Shape)
            && left.Values.Zip(right.Values).All(pair => Agree(pair.First, pair.Second, tolerance));
    }

    private static bool Agree(double left, double right, double tolerance) =>
        left.Equals(right)
        || (double.IsFinite(left) && double.IsFinite(right) && Math.Abs(left - right) <= tolerance * (0.1 + Math.Abs(right)));
}
