using Katas.Checker.Reading;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Ownership;

/// <summary>A loop that makes tensors, with no dispose scope in it, where the solution's loop has one.</summary>
internal sealed class TensorsPileUpRule : IRule
{
    public string Id => "tensors-pile-up";

    public string Title => "Each round of the loop leaves its tensors behind";

    public Certainty Certainty => Certainty.Possible;

    public FailureKind Explains => FailureKind.Lifetimes;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Reference is null || !Scoped(code.Reference) || Scoped(code))
        {
            yield break;
        }

        var made = code.Operations.FirstOrDefault(operation =>
            (operation is IInvocationOperation || Values.Arithmetic(operation) is not null)
            && Symbols.HoldsTensors(operation.Type) && Branches.Loops(operation.Syntax).Any());
        if (made is not null)
        {
            yield return RuleHit.At(
                made,
                "The memory of a tensor is outside of what .NET tidies up by itself. In a loop the tensors of each round pile up until "
                + "the whole method ends, unless each round has a dispose scope of its own.",
                "inside a loop, which has no dispose scope");
        }
    }

    private static bool Scoped(TaskCode code) => code.Torch("NewDisposeScope").Any(call => Branches.Loops(call.Syntax).Any());
}
