using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Ownership;

/// <summary>An argument that is disposed, or moved out of the scope that it is in: it is the caller's to do that.</summary>
internal sealed class ArgumentTakenAwayRule : IRule
{
    public string Id => "argument-taken-away";

    public string Title => "The caller's tensor is taken away";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        foreach (var call in code.Torch("Dispose", "MoveToOuterDisposeScope", "DetachFromDisposeScope", "MoveToOtherDisposeScope"))
        {
            if (call.Operation.Instance is { } tensor && code.Given(tensor) is { } given && Symbols.IsTensor(given.Type))
            {
                yield return Hit(call.Operation, given, call.Name == "Dispose");
            }
        }

        foreach (var declarator in code.All<IUsingDeclarationOperation>().SelectMany(declaration => declaration.Descendants())
            .OfType<IVariableDeclaratorOperation>())
        {
            if (declarator.GetVariableInitializer()?.Value is { } value && code.Given(value) is { } given && Symbols.IsTensor(given.Type))
            {
                yield return Hit(declarator, given, isDisposed: true);
            }
        }
    }

    private static RuleHit Hit(IOperation operation, IParameterSymbol given, bool isDisposed) => RuleHit.At(
        operation,
        isDisposed
            ? "Disposing frees the memory of a tensor that somebody else made, and may need again. Dispose of what you make; what "
                + "is passed in is the caller's."
            : "An argument is in the caller's dispose scope and not in yours, and moving it takes it from there. Where the answer is "
                + "the argument itself, return another handle on it: torch calls that an alias.",
        $"and {given.Name} is what was passed in");
}
