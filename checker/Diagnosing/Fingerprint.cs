using Katas.Checker.Running;

namespace Katas.Checker.Diagnosing;

/// <summary>Compares what two pieces of code gave on the same probes.</summary>
internal static class Fingerprint
{
    // Another order of the same float32 operations moves the last digits; a mistake moves more than that.
    private const double Relative = 1e-4;
    private const double Absolute = 1e-5;

    /// <summary>Whether all probes ran, and gave the same.</summary>
    public static bool Agree(IReadOnlyList<ProbeOutcome>? left, IReadOnlyList<ProbeOutcome>? right) =>
        left is { Count: > 0 } && right is not null && left.Count == right.Count && left.Zip(right).All(pair => Agree(pair.First, pair.Second));

    private static bool Agree(ProbeOutcome left, ProbeOutcome right) =>
        left.Name == right.Name && left.Exception == right.Exception && left.Parts.Count == right.Parts.Count
        && left.Parts.Zip(right.Parts).All(pair => Agree(pair.First, pair.Second));

    private static bool Agree(ProbePart left, ProbePart right) =>
        left.Kind == right.Kind && left.Shape.SequenceEqual(right.Shape)
        && left.Values.Zip(right.Values).All(pair => Agree(pair.First, pair.Second));

    private static bool Agree(double left, double right) =>
        left.Equals(right) || Math.Abs(left - right) <= Absolute + (Relative * Math.Abs(right));
}
