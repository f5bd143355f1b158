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
        from call in Discarded(code)
        where call.IsTorch() ? !ChangesInPlace(call) : IsTakenBySolution(code, call)
        select RuleHit.At(
            call.Operation,
            call.IsTorch()
                ? $"{call.Name} leaves the tensor that it is called on as it is, and returns a new one. Here nobody takes it: the code goes on "
                    + "with the old values."
                : $"{call.Name} returns a tensor to go on with. Here nobody takes it: the code goes on with what it had.",
            "and nothing is done with what it returns");

    /// <summary>The calls that return a tensor and stand alone, as statements.</summary>
    private static IEnumerable<Call> Discarded(TaskCode code) =>
        from statement in code.All<IExpressionStatementOperation>()
        let call = code.Calls.FirstOrDefault(call => call.Operation == Values.Plain(statement.Operation))
        where call is not null && Symbols.IsTensor(call.Operation.Type)
        select call;

    /// <summary>Whether it is the workbook's method, and the solution calls it for what it returns.</summary>
    private static bool IsTakenBySolution(TaskCode code, Call call) => call.IsBook() && code.Reference is { } reference
        && reference.Calls.Any(other => other.IsBook(call.Name)) && !Discarded(reference).Any(other => other.IsBook(call.Name));

    /// <summary>Whether it is called for what it does: in place (a last underscore), to a scope, to weights, or in whatever a module does.</summary>
    private static bool ChangesInPlace(Call call) =>
        call.Name.EndsWith('_') || call.Name is "step" || call.Module is not null || TorchOperations.Is(call.Name, OperationKinds.LeavesScope);
}
