using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules;

/// <summary>A large negative number where -∞ is meant: a row masked everywhere then shares its weight out equally.</summary>
internal sealed class FiniteMaskRule : IRule
{
    private const double Large = -1e4;

    public string Id => "finite-mask";

    public string Title => "A large negative number stands in for -∞";

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from expression in code.Member.DescendantNodes().OfType<ExpressionSyntax>()
        where expression is PrefixUnaryExpressionSyntax or MemberAccessExpressionSyntax
        let constant = code.Model.GetConstantValue(expression)
        where constant.HasValue && constant.Value is double or float or int or long
        let number = Convert.ToDouble(constant.Value)
        where number <= Large && !double.IsInfinity(number)
        select RuleHit.At(
            expression,
            "Softmax still gives such a key a share when every key of the row is masked, and in half precision the number "
            + "does not even exist. Minus infinity has neither problem.");
}
