using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Modules;

/// <summary>A layer or a parameter created in each call: it never learns, and each call gives a different result.</summary>
internal sealed class ModuleMadeInForwardRule : IRule
{
    public string Id => "module-made-in-forward";

    public string Title => "A layer is made anew in each call";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.ModuleType is null || code.Symbol is not IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary }
            || (code.Reference is { } reference && Made(reference).Any()))
        {
            return [];
        }

        return Made(code).Select(made => RuleHit.At(
            made,
            "This layer starts with new random weights each time that it is called, is in no parameter list, and is gone when the "
            + "call ends: nothing in it is ever learned. Layers are made once, in the constructor, and kept in fields."));
    }

    private static IEnumerable<IOperation> Made(TaskCode code) => code.Operations.Where(operation => operation switch
    {
        // A parameter around a tensor that is there already has that tensor's values: nothing random about it.
        IObjectCreationOperation { Arguments: [var first, ..] } creation when Symbols.IsParameter(creation.Type) =>
            !code.Flow.Behind(first.Value).Any(source => source is IFieldReferenceOperation or IPropertyReferenceOperation),
        IObjectCreationOperation creation => Symbols.Learns(creation.Type),
        IInvocationOperation { TargetMethod: { IsStatic: true } method } =>
            Symbols.IsTorch(method) && Symbols.Learns(method.ReturnType),
        _ => false,
    });
}
