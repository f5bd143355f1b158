using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Scaling;

/// <summary>A division of whole numbers whose result is then used as a fraction: the digits after the point are already gone.</summary>
internal sealed class IntegerDivisionRule : IRule
{
    public string Id => "integer-division";

    public string Title => "Whole numbers are divided, and the fraction is lost";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from division in code.All<IBinaryOperation>()
        where division.OperatorKind == BinaryOperatorKind.Divide && division.OperatorMethod is null && ValueTypes.IsWhole(division)
        where IsUsedAsFraction(division) && LosesSomething(code, division)
        select RuleHit.At(
            division,
            "In C# a whole number divided by a whole number is a whole number: 1 / 2 is 0. That happens before the result is used, so "
            + "using it as a fraction does not help. One side has to be a fraction first.",
            "and both sides are whole numbers");

    /// <summary>Whether it becomes a fraction in the end, with nothing but whole arithmetic in between.</summary>
    private static bool IsUsedAsFraction(IOperation division)
    {
        var outer = division.Parent;
        while (outer is IUnaryOperation or IBinaryOperation { OperatorMethod: null } && ValueTypes.IsWhole(outer))
        {
            outer = outer.Parent;
        }

        return outer switch
        {
            IConversionOperation conversion =>
                conversion.Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single || conversion.Type?.Name is "Scalar" or "Tensor",
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide } binary => Symbols.IsTensor(binary.Type),
            _ => false,
        };
    }

    private static bool LosesSomething(TaskCode code, IBinaryOperation division)
    {
        var (left, right) = (Values.Whole(division.LeftOperand), Values.Whole(division.RightOperand));
        return left is not null && right is not null ? right != 0 && left % right != 0

            // n / 2 rounds down on purpose more often than not, and heads divide the features evenly: that is checked.
            : right is null && !code.Flow.Sources(division.RightOperand).Any(source => IsHeads(TaskCode.NameOf(source)));
    }

    private static bool IsHeads(string? name) => name?.Contains("head", StringComparison.OrdinalIgnoreCase) == true;
}
