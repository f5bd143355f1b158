using Katas.Checker.Reading;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Ownership;

/// <summary>A tensor that is computed and thrown away, as if the call changed what it is called on.</summary>
internal sealed class DiscardedResultRule : IRule
{
    public string Id => "discarded-result";

    public string Title => "A result is thrown away";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from statement in code.All<IExpressionStatementOperation>()
        let call = code.Torch().FirstOrDefault(call => call.Operation == Values.Plain(statement.Operation))
        where call is not null && Symbols.IsTensor(call.Operation.Type) && !ChangesInPlace(call)
        select RuleHit.At(
            call.Operation,
            $"{call.Name} leaves the tensor that it is called on as it is, and returns a new one. Here nobody takes it: the code goes on with the "
            + "old values.",
            "and nothing is done with what it returns");

    /// <summary>Whether it is called for what it does: in place (a last underscore), to a scope, to weights, or in whatever a module does.</summary>
    private static bool ChangesInPlace(Call call) =>
        call.Name.EndsWith('_') || call.Name is "step" || call.Module is not null || TorchOperations.Is(call.Name, OperationKinds.LeavesScope);
}
