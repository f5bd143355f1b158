using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Modules;

/// <summary>A layer or parameter that the solution uses, and that this code never touches.</summary>
internal sealed class UnusedPartRule : IRule
{
    public string Id => "unused-part";

    public string Title => "A part of the module has no effect on the result";

    public Certainty Certainty => Certainty.Sure;

    public FailureKind Explains => FailureKind.Any & ~FailureKind.Ends;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Reference is null || code.ModuleType is null || code.Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
        {
            yield break;
        }

        var used = Parts(code.Reach, code.ModuleType).ToHashSet();
        foreach (string name in Parts(code.Reference.Own, code.Reference.ModuleType).Distinct().Where(name => !used.Contains(name)))
        {
            if (code.ModuleType.GetMembers(name) is [IFieldSymbol field] && !IsDoneWithoutIt(code, field.Type))
            {
                yield return new RuleHit(
                    $"{name} is made, registered and trained, and nothing that it computes reaches the result. At which step of the task "
                    + "would it come in?",
                    method.Name,
                    method.Locations[0].GetLineSpan(),
                    $"and nothing in it reads {name}");
            }
        }
    }

    private static IEnumerable<string> Parts(IEnumerable<Body> bodies, INamedTypeSymbol? type) =>
        from body in bodies
        from field in body.Root.DescendantsAndSelf().OfType<IFieldReferenceOperation>()
        where (Symbols.IsModule(field.Type) || Symbols.IsParameter(field.Type)) && Symbols.Same(field.Field.ContainingType, type)
        select field.Field.Name;

    /// <summary>
    /// Whether the part may be left out: it has nothing to learn, or is of another lesson, of which the code calls something
    /// else that the solution does not.
    /// </summary>
    private static bool IsDoneWithoutIt(TaskCode code, ITypeSymbol part) =>
        (Symbols.IsModule(part) && !Symbols.Learns(part))
        || code.ReachedCalls.Any(call => Symbols.IsBook(part)
            && !Symbols.Same(part.ContainingNamespace, code.ModuleType!.ContainingNamespace)
            && Symbols.Same(call.Operation.TargetMethod.ContainingNamespace, part.ContainingNamespace)
            && !code.Reference!.ReachedCalls.Any(own => own.Name == call.Name));
}
