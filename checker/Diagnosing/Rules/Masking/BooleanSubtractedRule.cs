using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>1 - mask with a boolean mask: torch refuses.</summary>
internal sealed class BooleanSubtractedRule : IRule
{
    public string Id => "boolean-subtracted";

    public string Title => "A boolean tensor is subtracted";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from operation in code.Operations
        let difference = Values.Arithmetic(operation)
        where difference?.Kind == BinaryOperatorKind.Subtract
        let boolean = new[] { difference.Value.Left, difference.Value.Right }.FirstOrDefault(side => IsBoolean(code, side))
        where boolean is not null
        select RuleHit.At(
            operation,
            "Torch does not subtract booleans. Turning true into false and false into true is a logical operation, with a name of its own.",
            "and one side of it is boolean");

    private static bool IsBoolean(TaskCode code, IOperation side) => code.Types.Find(side) == "Bool"
        || (code.Given(side) is { } given && Arguments.IsMask(given)
            && code.Reference?.Torch("logical_not", "masked_fill").Any() == true);
}
