using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Ownership;

/// <summary>A result that one call leaves in a field, to be used by later ones, where the solution keeps nothing.</summary>
internal sealed class KeptBetweenCallsRule : IRule
{
    private static readonly string[] Stores = ["Add", "TryAdd", "GetOrAdd", "AddOrUpdate", "GetValue", "Set", "TryUpdate"];

    public string Id => "kept-between-calls";

    public string Title => "What one call computes is kept for the next";

    public Certainty Certainty => Certainty.Likely;

    public FailureKind Explains => FailureKind.Results | FailureKind.Gradients | FailureKind.Lifetimes | FailureKind.Errors;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is not { } reference || IsConstructor(code.Symbol) || Kept(reference).Any()
            ? []
            : Kept(code).Select(place => RuleHit.At(
                place,
                "The next call may come with other arguments, other sizes, or weights that have learned since, and a kept tensor may be gone with the "
                + "scope that it was made in. What this keeps belongs to the call that computed it.",
                "in a field, which outlives the call"));

    private static IEnumerable<IOperation> Kept(TaskCode code) => code.Operations.Where(operation => operation switch
    {
        IAssignmentOperation { Target: IFieldReferenceOperation { Field: var field } } => Symbols.HoldsTensors(field.Type) && !Symbols.IsParameter(field.Type),
        IAssignmentOperation { Target: IArrayElementReferenceOperation { ArrayReference: IFieldReferenceOperation { Field: var field } } } =>
            HoldsTensors(field.Type),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IFieldReferenceOperation { Field: var field } } } =>
            HoldsTensors(field.Type),
        IInvocationOperation { Instance: IFieldReferenceOperation { Field: var field } } call => Stores.Contains(call.TargetMethod.Name)
            && HoldsTensors(field.Type),
        _ => false,
    });

    private static bool IsConstructor(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static bool HoldsTensors(ITypeSymbol type) => !Symbols.IsTensor(type) && (Symbols.HoldsTensors(type)
        || (type is INamedTypeSymbol named && named.TypeArguments.Any(Symbols.HoldsTensors)));
}
