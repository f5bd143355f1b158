using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Types;

/// <summary>A conversion of the input to Float32: Float64 input loses its digits.</summary>
internal sealed class FixedTypeRule : IRule
{
    public string Id => "fixed-type";

    public string Title => "The computation is forced into Float32";

    public Certainty Certainty => Certainty.Likely;

    public FailureKind Explains => FailureKind.Types | FailureKind.Errors;

    public IEnumerable<RuleHit> Examine(TaskCode code) => code.Reference is { } reference && Casts(reference).Any() ? [] : Casts(code).Select(call =>
        RuleHit.At(
            call.Operation,
            "Float64 input loses half its digits here, and they do not come back. Code that computes in the dtype it is given works for "
            + "both; a tensor can be asked for its dtype.",
            "whatever dtype the input has"));

    private static IEnumerable<Call> Casts(TaskCode code) =>
        from call in code.Torch("to", "to_type", "float", "half", "bfloat16")
        where code.Types.Find(call.Operation) == "Float32" || call.Name is "half" or "bfloat16"
        where call.Argument("other") is null && call.Input is not null && code.Types.Find(call.Input!) is null && !IsForSomeTypes(call.Operation)
        where code.Flow.Behind(call.Input!).Any(source => source is IParameterReferenceOperation parameter && Symbols.IsTensor(parameter.Type)
            && !IsMask(parameter.Parameter.Name))
        select call;

    /// <summary>Whether it is done for some dtypes only: then somebody has asked the tensor for its own.</summary>
    private static bool IsForSomeTypes(IOperation cast)
    {
        for (var outer = cast.Parent; outer is not null; outer = outer.Parent)
        {
            var asked = outer switch
            {
                IConditionalOperation either => either.Condition,
                ISwitchExpressionOperation choice => choice.Value,
                _ => null,
            };
            if (asked?.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Any(property => property.Property.Name == "dtype") == true)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMask(string name) =>
        name.Contains("mask", StringComparison.OrdinalIgnoreCase) || name is "tokens" or "labels" or "real" or "distances";
}
