using Katas.Checker.Verdicts;
using Katas.Testkit;
using static TorchSharp.torch;

namespace Katas.Checker.Comparing;

/// <summary>One tensor, number or text of a probe's result.</summary>
/// <param name="Name">Its name in the tuple, or its number; empty if it is the only one.</param>
/// <param name="Yours">The learner's result.</param>
/// <param name="Reference">The reference's result.</param>
/// <param name="Difference">The difference of two tensors of the same shape; null for anything else.</param>
/// <param name="Agrees">Whether both are the same.</param>
internal sealed record PartComparison(
    string Name, ProbePart? Yours, ProbePart? Reference, TensorDifference? Difference, bool Agrees)
{
    /// <summary>Whether it is a stage of a computation, and <see cref="Name"/> that stage's.</summary>
    public bool IsStage { get; init; }

    /// <summary>The expected dimensions of a stage; none if it is not a stage.</summary>
    public IReadOnlyList<string> Axes => [.. (Reference ?? Yours)?.Axes.Select(axis => axis.Name) ?? []];

    /// <summary>The largest difference of two tensors of one shape; null for anything else.</summary>
    public double? Largest => Difference is { Worst: { } worst } difference ? difference.Distances[worst] : Difference is null ? null : 0;

    /// <summary>What explains every value of two tensors' difference; null if nothing known does.</summary>
    public string? Cause { get; private init; }

    public static PartComparison Compare(string name, ProbePart? yours, ProbePart? reference)
    {
        var (seen, expected) = (yours?.Tensor(), reference?.Tensor());
        var difference = seen is null || expected is null
            ? null
            : TensorDifference.Compare(seen, expected, TensorAssert.ToleranceOf(expected.Type));
        bool agrees = (yours, reference) switch
        {
            (null, _) or (_, null) => false,
            _ when difference is not null => difference.Differing.Count == 0 && yours.Kind == reference.Kind,
            _ => yours.Kind == reference.Kind && yours.Shape.SequenceEqual(reference.Shape)
                && yours.Values.Zip(reference.Values).All(pair => TensorValues.Close(pair.First, pair.Second, 1e-9)),
        };
        return new PartComparison(name, yours, reference, difference, agrees)
        {
            Cause = agrees || seen is null || expected is null
                ? null
                : DifferenceExplainer.Explain(seen, expected, TensorAssert.ToleranceOf(expected.Type)),
        };
    }

    /// <summary>A description of a part in a few words: <c>float32 [2, 3]</c>, <c>0.5</c>, <c>null</c>.</summary>
    public static string Describe(ProbePart? part) => part switch
    {
        null => "nothing",
        { Kind: ProbePart.Number } => TensorValues.Text(part.Values[0], "G9"),
        _ when part.Tensor() is { } tensor => $"{TypeName(tensor.Type)} {TensorValues.Text(tensor.Shape)}"
            + (tensor.Shape.Length == 0 ? $" {tensor.Text(tensor.Values[0])}" : ""),
        { Kind: "null" or "disposed tensor" } => part.Kind,
        _ => $"\"{part.Kind}\"",
    };

    /// <summary>A dtype as C# programmers call it.</summary>
    public static string TypeName(ScalarType type) => type.ToString().ToLowerInvariant();
}
