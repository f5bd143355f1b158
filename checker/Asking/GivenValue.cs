using Katas.Checker.Verdicts;

namespace Katas.Checker.Asking;

/// <summary>What the code of a question gave.</summary>
/// <param name="Parts">The value, taken apart as a probe's result is.</param>
internal sealed record GivenValue(IReadOnlyList<ProbePart> Parts)
{
    /// <summary>A number: one that was given as such, or the only value of a tensor; null if it is none.</summary>
    public double? Number => Parts is [{ Values: [var only] }] ? only : null;

    /// <summary>A shape: that of a tensor, or sizes in a list; null if it is none.</summary>
    public IReadOnlyList<long>? Shape =>
        Parts is [var tensor] && tensor.Tensor() is not null ? tensor.Shape
        : Parts.Count > 0 && Parts.All(part => part.Kind == ProbePart.Number && part.Values[0] == Math.Floor(part.Values[0]))
            ? [.. Parts.Select(part => (long)part.Values[0])]
            : null;

    /// <summary>Words; null if it is something else.</summary>
    public string? Text => Parts is [{ Values: [] } words] && words.Tensor() is null ? words.Kind : null;

    /// <summary>In short, for the authors of questions.</summary>
    public override string ToString() =>
        Text is { } words ? $"'{words}'"
        : Number is { } number ? FormattableString.Invariant($"{number:G6}")
        : Shape is { } shape ? $"[{string.Join(", ", shape)}]"
        : $"{Parts.Count} values";
}
