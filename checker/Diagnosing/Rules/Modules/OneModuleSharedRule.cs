using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Modules;

/// <summary>One module in two places of a constructor: both share all their weights.</summary>
internal sealed class OneModuleSharedRule : IRule
{
    public string Id => "one-module-shared";

    public string Title => "One module stands in two places";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Member is not ConstructorDeclarationSyntax || code.ModuleType is null)
        {
            return [];
        }

        return Repeated(code).Concat(Assigned(code)).Concat(Added(code)).Select(place => RuleHit.At(
            place,
            "Assigning a module copies nothing: both places hold the same module, with the same weights, and what one learns "
            + "changes the other. If each place is to learn for itself, each needs a module of its own."));
    }

    private static IEnumerable<IOperation> Repeated(TaskCode code) =>
        from call in code.Calls
        where call.Name == "Repeat" && call.Operation.TargetMethod.ContainingType.Name == "Enumerable"
            && call.Operation.TargetMethod.TypeArguments is [var type] && Symbols.Learns(type)
        select call.Operation;

    private static IEnumerable<IOperation> Assigned(TaskCode code)
    {
        var seen = new HashSet<IOperation>();
        foreach (var assignment in code.All<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IFieldReferenceOperation { Type: { } type } && Symbols.Learns(type)
                && code.Flow.Sources(assignment.Value).Any(source =>
                    source is IFieldReferenceOperation
                    || (source is IInvocationOperation or IObjectCreationOperation && !IsInHelper(source) && !seen.Add(source))))
            {
                yield return assignment;
            }
        }
    }

    /// <summary>Whether a value is made in a function inside the member: each call makes another.</summary>
    private static bool IsInHelper(IOperation source) =>
        source.Syntax.Ancestors().Any(node => node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
        || source.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not ConstructorDeclarationSyntax;

    private static IEnumerable<IOperation> Added(TaskCode code) =>
        from call in code.Calls
        where call.Name is "Add" or "append" && call.Operation.Arguments.Length == 1
        let item = call.Operation.Arguments[0].Value
        let loop = Branches.Loops(call.Syntax).FirstOrDefault()
        where loop is not null && Symbols.Learns(Values.Plain(item).Type) && code.Flow.Sources(item).All(source =>
            source is IObjectCreationOperation or IInvocationOperation && !loop.Span.Contains(source.Syntax.Span) && !IsInHelper(source))
        select call.Operation;
}
