using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Ownership;

/// <summary>Something is switched, or a scope opened, until an object is disposed, and nothing disposes it: it lasts beyond the method.</summary>
internal sealed class LeftOpenRule : IRule
{
    private const string Scope = "NewDisposeScope";

    // Not set_grad_enabled and its like: called a second time, these switch back.
    private static readonly string[] Openers = ["no_grad", "enable_grad", "inference_mode", "detect_anomaly", Scope];

    public string Id => "left-open";

    public string Title => "What begins here never ends";

    public Certainty Certainty => Certainty.Sure;

    // What other tasks leave open is open here as well, and the place is theirs.
    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.ReachedCalls
        where call.IsTorch(Openers) && IsLeft(call.Operation)
        select RuleHit.At(
            call.Operation,
            call.Name == Scope
                ? "A dispose scope lasts until it is disposed, and not until the method ends: it takes every tensor that anybody makes from then on, "
                    + "and frees none. What is declared with `using` ends with its block."
                : "It lasts until what the call returns is disposed, and not until the method ends: everything that runs afterwards runs under it, too. "
                    + "What is declared with `using` ends with its block.",
            "and nothing disposes what it returns");

    private static bool IsLeft(IInvocationOperation call)
    {
        IOperation value = call;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => !EndsByItself(variable) && !IsHandedOn(variable),
            _ => false,
        };
    }

    private static bool EndsByItself(IVariableDeclaratorOperation variable) =>
        Above(variable).TakeWhile(operation => operation is not IBlockOperation).Any(
            operation => operation is IUsingDeclarationOperation or IUsingOperation);

    /// <summary>Whether the variable is disposed or goes anywhere else; to call anything else on it does not end it.</summary>
    private static bool IsHandedOn(IVariableDeclaratorOperation variable) =>
        Above(variable).Last().Descendants().OfType<ILocalReferenceOperation>().Any(reference =>
            Symbols.Same(reference.Local, variable.Symbol)
            && !(reference.Parent is IInvocationOperation { Instance: { } instance, TargetMethod.Name: not "Dispose" } && instance == reference));

    private static IEnumerable<IOperation> Above(IOperation operation)
    {
        for (var above = operation.Parent; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }
}
