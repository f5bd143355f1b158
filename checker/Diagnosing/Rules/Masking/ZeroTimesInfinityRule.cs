using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>A tensor times ±∞: wherever it holds 0, the product is NaN.</summary>
internal sealed class ZeroTimesInfinityRule : IRule
{
    public string Id => "zero-times-infinity";

    public string Title => "Something is multiplied by infinity";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from operation in code.Operations
        let product = Values.Arithmetic(operation)
        where product?.Kind == BinaryOperatorKind.Multiply
        where new[] { product.Value.Left, product.Value.Right }.Any(side => code.Flow.Sources(side).Any(IsInfinite))
        select RuleHit.At(
            operation,
            "0 · ∞ is NaN, and NaN spreads to whatever it touches: every place that should stay as it is turns into NaN. Infinity can be "
            + "filled in, and can't be multiplied in.");

    private static bool IsInfinite(IOperation value) => Values.Number(value) is { } number && double.IsInfinity(number);
}
