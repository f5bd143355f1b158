using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>view of what has been transposed: the memory is no longer in order, and torch refuses.</summary>
internal sealed class ViewAfterTransposeRule : IRule
{
    public string Id => "view-after-transpose";

    public string Title => "A view is asked for where memory has to be rearranged";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("view")
        where call.Input is not null && code.Flow.Behind(call.Input!, through: KeepsMemory).Any(IsTurning)
        select RuleHit.At(
            call.Operation,
            "Transposing moves no value: it changes the order in which memory is read. A view can't cut memory that is read crosswise "
            + "into new dimensions, and throws. Something has to put the values in order first, or copy where it must.",
            "and what it views has been transposed");

    private static bool KeepsMemory(IOperation step) => step is IInvocationOperation call
        ? new Call(call).IsTorch("alias", "narrow", "select", "unsqueeze", "squeeze", "expand", "MoveToOuterDisposeScope")
        : Steps.IsView(step) && !IsTurning(step);

    private static bool IsTurning(IOperation step) => step switch
    {
        IInvocationOperation call => new Call(call).IsTorch(OperationKinds.Turns),
        IPropertyReferenceOperation { Property: { Name: "mT" or "T" } property } => Symbols.IsTorch(property),
        _ => false,
    };
}
