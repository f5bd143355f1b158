using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Ownership;

/// <summary>Lambdas that a loop makes for later, and that share a variable which the loop goes on to change.</summary>
internal sealed class CapturedVariableRule : IRule
{
    public string Id => "captured-variable";

    public string Title => "All lambdas of a loop share one variable";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from lambda in code.All<IAnonymousFunctionOperation>()
        where IsForLater(lambda)
        let shared = lambda.Descendants().OfType<ILocalReferenceOperation>().FirstOrDefault(local => Loops(lambda).Any(loop => IsShared(local.Local, loop)))
        where shared is not null
        select RuleHit.At(
            shared,
            $"The lambda runs later, and {shared.Local.Name} is then what the loop left in it: all lambdas that the loop makes look at the same variable. "
            + "A copy that is declared inside the loop's body belongs to one turn alone.",
            "and it changes before the lambda runs");

    /// <summary>Whether it is kept, or handed to code of the workbook's, which may keep it; .NET's own methods run it at once.</summary>
    private static bool IsForLater(IOperation lambda) =>
        Ancestors(lambda).FirstOrDefault(above => above is not (IDelegateCreationOperation or IConversionOperation or IArgumentOperation)) is not
            IInvocationOperation { TargetMethod: { } method }
        || !$"{method.ContainingNamespace}".StartsWith(nameof(System), StringComparison.Ordinal);

    private static IEnumerable<ILoopOperation> Loops(IOperation lambda) =>
        Ancestors(lambda).TakeWhile(above => above is not IAnonymousFunctionOperation).OfType<ILoopOperation>();

    /// <summary>Whether the variable is one for all turns, and the loop changes it.</summary>
    private static bool IsShared(ILocalSymbol local, ILoopOperation loop) =>
        !local.DeclaringSyntaxReferences.Any(declared => loop.Body.Syntax.Span.Contains(declared.Span))
        && loop.Descendants().Any(operation => operation switch
        {
            IIncrementOrDecrementOperation change => Is(change.Target, local),
            IAssignmentOperation change => Is(change.Target, local),
            _ => false,
        });

    private static bool Is(IOperation target, ILocalSymbol local) =>
        target is ILocalReferenceOperation reference && Symbols.Same(reference.Local, local);

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (var above = operation.Parent; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }
}
