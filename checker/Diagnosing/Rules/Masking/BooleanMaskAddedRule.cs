using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>A boolean mask added to the scores: it counts as 1 and 0, and rules nothing out.</summary>
internal sealed class BooleanMaskAddedRule : IRule
{
    public string Id => "boolean-mask-added";

    public string Title => "A boolean mask is added like a number";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        bool mayBeBoolean = code.Reference is { } reference && ReadsBool(reference) && !ReadsBool(code)
            && !code.Torch("masked_fill", "masked_fill_", "where", "logical_not").Any();
        return
            from operation in code.Operations
            let sum = Values.Arithmetic(operation)
            where sum?.Kind == BinaryOperatorKind.Add
            where new[] { sum.Value.Left, sum.Value.Right }.Any(side =>
                code.Types.Find(side) == "Bool" || (mayBeBoolean && IsMaskArgument(code, side)))
            where new[] { sum.Value.Left, sum.Value.Right }.Any(side => Symbols.IsTensor(Values.Plain(side).Type) && code.Types.Find(side) is null)
            select RuleHit.At(
                operation,
                "True counts as 1 and false as 0 here: the keys that may be seen get a score that is 1 higher, and none is ruled out. Only "
                + "a mask of numbers can be added, with 0 for what may be seen and -∞ for what may not.");
    }

    private static bool IsMaskArgument(TaskCode code, IOperation side) =>
        code.Flow.Behind(side, through: Steps.KeepsValues).OfType<IParameterReferenceOperation>().Any(source =>
            Arguments.IsMask(source.Parameter) && code.Parameters.Any(own => Symbols.Same(own, source.Parameter)));

    private static bool ReadsBool(TaskCode code) =>
        code.All<IFieldReferenceOperation>().Any(field => Symbols.IsTorch(field.Field) && field.Field.Name is "Bool" or "@bool" or "bool");
}
