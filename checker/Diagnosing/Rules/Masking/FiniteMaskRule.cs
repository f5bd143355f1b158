using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>A large negative number where -∞ is meant: a row masked everywhere then shares its weight out equally.</summary>
internal sealed class FiniteMaskRule : IRule
{
    private const double Large = -1e4;

    public string Id => "finite-mask";

    public string Title => "A large negative number stands in for -∞";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is { } reference && Numbers(reference).Any() ? [] : Numbers(code).Select(number => RuleHit.At(
            number,
            "Softmax still gives such a key a share when every key of the row is masked, and in half precision the number "
            + "does not even exist. Minus infinity has neither problem."));

    private static IEnumerable<IOperation> Numbers(TaskCode code)
    {
        var used = code.Torch(OperationKinds.Fills).SelectMany(call => call.Operation.Arguments.Select(argument => argument.Value))
            .Concat(code.Operations.Select(Values.Arithmetic).SelectMany(Sides));
        return used.Select(Values.Plain).Where(value => code.Flow.Sources(value).Any(IsLarge)).Distinct();
    }

    private static IEnumerable<IOperation> Sides((BinaryOperatorKind Kind, IOperation Left, IOperation Right)? arithmetic) =>
        arithmetic is var (kind, left, right) && kind is BinaryOperatorKind.Multiply or BinaryOperatorKind.Add ? [left, right] : [];

    private static bool IsLarge(IOperation value) => Values.Number(value) is { } number && number <= Large && !double.IsInfinity(number);
}
