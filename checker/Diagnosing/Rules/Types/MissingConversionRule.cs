using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Types;

/// <summary>Nothing is brought to the input's type, where the solution does so.</summary>
internal sealed class MissingConversionRule : IRule
{
    public string Id => "missing-conversion";

    public string Title => "Nothing is converted to the input's dtype";

    public Certainty Certainty => Certainty.Possible;

    public FailureKind Explains => FailureKind.Types | FailureKind.Errors;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Reference is { } reference && reference.Torch("to", "to_type", "type_as").Any(AsAnother)
            && !code.Calls.Any(call => call.IsTorch(OperationKinds.Converts) || call.Argument("dtype") is not null)
            && Sum(code) is { } sum)
        {
            yield return RuleHit.At(
                sum,
                "Two tensors that come from different places need not be of one dtype, and where Float32 meets Float64 the result is Float64. "
                + "Callers get back the dtype that they handed in only if somebody sees to it.",
                "and nothing looks at the dtypes of the two");
        }
    }

    /// <summary>Whether it converts to the type of another tensor, and not to one that is named.</summary>
    private static bool AsAnother(Call call) => call.Argument("other") is not null
        || (call.Argument("type") is { } type && Values.Plain(type) is IPropertyReferenceOperation);

    private static IOperation? Sum(TaskCode code) => code.Operations.FirstOrDefault(operation => Values.Arithmetic(operation) is var (_, left, right)
        && Symbols.IsTensor(Values.Plain(left).Type) && Symbols.IsTensor(Values.Plain(right).Type));
}
