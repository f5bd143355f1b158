using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Training;

/// <summary>backward, step and zero_grad in an order that leaves nothing to learn from.</summary>
internal sealed class TrainingStepOrderRule : IRule
{
    public string Id => "training-step-order";

    public string Title => "The steps of training are in the wrong order";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        foreach (var step in code.Torch("step").Where(call => Symbols.IsOptimizer(call.Operation.Instance?.Type)))
        {
            var round = Round(step.Syntax);
            int? Last(string name) => code.Torch(name).Where(call => Round(call.Syntax) == round).Max(call => (int?)call.Syntax.SpanStart);

            int at = step.Syntax.SpanStart;
            if (Last("backward") is { } backward)
            {
                if (Last("zero_grad") is { } zero && backward < zero && zero < at)
                {
                    yield return RuleHit.At(
                        step.Operation,
                        "The gradients that backward has worked out are wiped before the optimizer sees them: it steps by zero. They are "
                        + "wiped before backward, or after the step.",
                        "and zero_grad stands between it and backward");
                }
                else if (at < backward && !code.Torch("step").Any(other => other.Syntax.SpanStart > backward))
                {
                    yield return RuleHit.At(
                        step.Operation,
                        "The optimizer goes by the gradients that are there. Before backward those are the ones of the batch before, or none.",
                        "and backward comes after it");
                }
            }
        }
    }

    private static SyntaxNode? Round(SyntaxNode node) => Branches.Loops(node).FirstOrDefault();
}
