using System.Text;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>Compares two tensors and puts the difference into words.</summary>
internal static class DifferenceReport
{
    /// <returns>The report with the two tensors; null if they agree.</returns>
    public static TensorMismatch? Write(
        Tensor actual, Tensor expected, string what, double tolerance, IReadOnlyList<Suspect> suspects)
    {
        var seen = TensorValues.Copy(actual);
        var wanted = TensorValues.Copy(expected);
        Differences.Note(seen, wanted);
        if (seen.CloseTo(wanted, tolerance) && seen.Type == wanted.Type)
        {
            return null;
        }

        var text = new StringBuilder();
        if (!seen.Shape.SequenceEqual(wanted.Shape))
        {
            text.Append(
                $"{what}: shape seen {TensorValues.Text(seen.Shape)}, expected {TensorValues.Text(wanted.Shape)}.");
        }
        else if (seen.Type != wanted.Type)
        {
            text.Append($"{what}: dtype seen {seen.Type}, expected {wanted.Type}; ");
            text.Append($"shape {TensorValues.Text(seen.Shape)} as expected.");
        }
        else
        {
            AppendValues(text, what, seen, wanted, tolerance);
        }

        string? cause = Named(seen, wanted, tolerance, suspects) ?? DifferenceExplainer.Explain(
            seen, wanted, tolerance);
        string report = text.Append(TensorAssert.Likely(cause)).ToString();
        return new TensorMismatch(what, seen, wanted, tolerance, report);
    }

    private static void AppendValues(
        StringBuilder text, string what, TensorValues seen, TensorValues wanted, double tolerance)
    {
        var difference = TensorDifference.Compare(seen, wanted, tolerance)!;
        var (first, worst) = (difference.First!.Value, difference.Worst!.Value);
        double largest = difference.Distances[worst];
        text.Append($"{what}: shape {TensorValues.Text(seen.Shape)} as expected, but not the values.\n");
        text.Append($"First at {seen.Place(first)}: {Pair(first)}.\n");
        text.Append($"{difference.Differing.Count} of {seen.Count} values {(difference.Differing.Count == 1 ? "differs" : "differ")}");
        text.Append(seen.Type == ScalarType.Bool
            ? "."
            : largest is double.PositiveInfinity
            ? $", at {seen.Place(worst)} by NaN or infinity ({Pair(worst)})."
            : $"; the largest difference is {TensorValues.Text(largest, "G4")}, at {seen.Place(worst)}.");

        string Pair(int i) => $"seen {seen.Text(seen.Values[i])}, expected {wanted.Text(wanted.Values[i])}";
    }

    /// <summary>The cause of the suspects that look like what was seen; null if none does, or too many.</summary>
    private static string? Named(
        TensorValues seen, TensorValues wanted, double tolerance, IReadOnlyList<Suspect> suspects)
    {
        string[] causes = [.. suspects.Where(IsAlike).Select(suspect => suspect.Cause).Distinct()];
        return causes.Length is 1 or 2 ? string.Join(", or ", causes) : null;

        bool IsAlike(Suspect suspect)
        {
            var lookalike = TensorValues.Copy(suspect.Lookalike);
            bool isWrong = lookalike.Type != wanted.Type || !lookalike.CloseTo(wanted, tolerance);
            return isWrong && lookalike.Type == seen.Type && seen.CloseTo(lookalike, tolerance);
        }
    }
}
