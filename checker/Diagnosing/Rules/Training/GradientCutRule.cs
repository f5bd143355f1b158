using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Training;

/// <summary>A detach, a no_grad or a way through a C# number where gradients have to flow.</summary>
internal sealed class GradientCutRule : IRule
{
    public string Id => "gradient-cut";

    public string Title => "No gradient gets through here";

    public Certainty Certainty => Certainty.Likely;

    public FailureKind Explains => FailureKind.Gradients;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Reference is not { } reference || !code.ReturnsTensors)
        {
            return [];
        }

        return Switched(code, reference).Concat(Numbers(code, reference));
    }

    private static IEnumerable<RuleHit> Switched(TaskCode code, TaskCode reference) =>
        from call in code.Torch(OperationKinds.CutsGradient)
        where !reference.Torch(OperationKinds.CutsGradient).Any()
        select RuleHit.At(
            call.Operation,
            "What goes through here counts as a constant from then on: nothing before it learns. That is right for a number that is not "
            + "part of what is learned, and wrong for anything on the way from the parameters to the loss.",
            "and gradients have to flow through the result");

    private static IEnumerable<RuleHit> Numbers(TaskCode code, TaskCode reference)
    {
        if (Read(reference).Any())
        {
            return [];
        }

        var used = code.Operations.Select(Values.Arithmetic).SelectMany(Sides)
            .Concat(code.Torch()
                .Where(call => Symbols.IsTensor(call.Operation.Type))
                .SelectMany(call => call.Operation.Arguments.Select(argument => argument.Value)))
            .Where(value => !Symbols.IsTensor(Values.Plain(value).Type))
            .SelectMany(value => code.Flow.Behind(value, tensorsOnly: false))
            .ToHashSet();
        return Read(code).Where(call => used.Contains(call.Operation)).Select(call => RuleHit.At(
            call.Operation,
            "A C# number remembers nothing of how it was computed: a tensor that goes on from it has no gradient towards what came before. "
            + "As long as the value stays a tensor, even one without dimensions, the gradient flows.",
            "and the computation goes on with the number"));
    }

    private static IEnumerable<Call> Read(TaskCode code) => code.Torch(OperationKinds.ReadsOut).Where(call =>
        call.Operation.TargetMethod.TypeArguments is not [{ SpecialType: not (SpecialType.System_Double or SpecialType.System_Single) }]);

    private static IEnumerable<IOperation> Sides((BinaryOperatorKind Kind, IOperation Left, IOperation Right)? arithmetic) =>
        arithmetic is var (_, left, right) ? [left, right] : [];
}
