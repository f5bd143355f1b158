using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Softmax;

/// <summary>exp divided by its sum, with nothing subtracted before: it overflows for large scores.</summary>
internal sealed class ExpMayOverflowRule : IRule
{
    public string Id => "exp-may-overflow";

    public string Title => "exp overflows for large scores";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from exp in code.Torch("exp")
        where exp.Input is not null && !code.Flow.CallsBehind(exp.Input!).Any(call => TorchOperations.Is(call.Name, OperationKinds.BoundsExponent))
        where code.Operations.Any(operation => Values.Arithmetic(operation) is var (kind, left, right)
            && kind == BinaryOperatorKind.Divide && IsBehind(code, left, exp) && IsSumOf(code, right, exp))
        select RuleHit.At(
            exp.Operation,
            "e to the 89 no longer fits into a float32: one score that large, and its row is ∞ / ∞, which is NaN. Softmax does not "
            + "change when the same number is subtracted from all scores of a row; which number makes every exponent at most 0?",
            "and nothing was subtracted before");

    private static bool IsBehind(TaskCode code, IOperation value, Call exp) =>
        code.Flow.Behind(value, through: Steps.KeepsOrder).Any(step =>
            step is IInvocationOperation && SyntaxFactory.AreEquivalent(step.Syntax, exp.Syntax));

    private static bool IsSumOf(TaskCode code, IOperation value, Call exp) =>
        code.Flow.CallsBehind(value, Steps.IsElementwise).Any(sum => sum.IsTorch("sum") && sum.Input is { } input && IsBehind(code, input, exp));
}
