using Katas.Checker.Reading;
using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>A mask applied to the weights, with none before softmax: the rows no longer sum to 1.</summary>
internal sealed class MaskAfterSoftmaxRule : IRule
{
    public string Id => "mask-after-softmax";

    public string Title => "The mask comes after softmax";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        var masks = new Masks(code);
        return
            from operation in code.Operations
            let masked = Masked(operation, masks)
            where masked is not null && masks.IsMade(masked.Value.Mask)
            let softmax = code.Flow.CallsBehind(masked.Value.Tensor, Steps.KeepsOrder).FirstOrDefault(call => call.Does("softmax"))
            where softmax?.Input is not null && !code.Flow.Behind(softmax.Input).Any(masks.IsMasking) && !IsSharedOutAgain(code, operation)
            select RuleHit.At(
                operation,
                "Softmax has given the ruled-out keys their share by now. Setting it to 0 takes it away, and the others don't get it: the "
                + "row sums to less than 1. A key that should get no share has to be ruled out in the scores.",
                "and what it works on has been through softmax");
    }

    private static (IOperation Tensor, IOperation Mask)? Masked(IOperation operation, Masks masks)
    {
        if (operation is IInvocationOperation invocation && new Call(invocation) is var call
            && (call.Does("masked_fill", "masked_fill_", "where") || call.Computes(Concept.Masking)))
        {
            var mask = call.Argument("mask", "condition");
            var tensor = call.Name == "where" ? call.Argument("x") ?? call.Operation.Instance : call.Input;
            return mask is not null && tensor is not null ? (tensor, mask) : null;
        }

        return Values.Arithmetic(operation) is var (kind, left, right) && kind is BinaryOperatorKind.Multiply or BinaryOperatorKind.Add
            ? masks.IsMade(right) ? (left, right) : masks.IsMade(left) ? (right, left) : null
            : null;
    }

    private static bool IsSharedOutAgain(TaskCode code, IOperation masked) => code.Operations.Any(operation =>
        Values.Arithmetic(operation) is var (kind, left, right) && kind == BinaryOperatorKind.Divide
        && code.Flow.Behind(left).Contains(masked)
        && code.Flow.CallsBehind(right).Any(call => call.IsTorch("sum")));
}
