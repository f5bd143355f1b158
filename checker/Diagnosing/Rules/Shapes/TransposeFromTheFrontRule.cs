using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>
/// A transpose of dimensions counted from the front: it moves the batch as soon as there is one. Where the member's own
/// checks fix the number of dimensions, counting from the front is as good.
/// </summary>
internal sealed class TransposeFromTheFrontRule : IRule
{
    public string Id => "transpose-from-the-front";

    public string Title => "The wrong dimensions are swapped";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch(OperationKinds.Swaps)
        let first = call.Number("dim0", "axis0")
        let second = call.Number("dim1", "axis1")
        where first >= 0 && second >= 0
        where call.Input is not null && !Symbols.IsParameter(Values.Plain(call.Input).Type) && !IsOfLambda(call.Input) && HasLeading(code, call.Input)
        select RuleHit.At(
            call.Operation,
            $"Dimensions {first} and {second} are counted from the front, so which ones they are depends on how many leading "
            + "dimensions there are. What is to be swapped are the last two: count them from the end.");

    /// <summary>Whether it is what a lambda is given: not the member's own input, and nobody says that it is a batch.</summary>
    private static bool IsOfLambda(IOperation tensor) => Values.Plain(tensor) is IParameterReferenceOperation
    {
        Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LambdaMethod },
    };

    /// <summary>Whether there may be more dimensions than are named; if nothing is known, there may.</summary>
    private static bool HasLeading(TaskCode code, IOperation tensor) => code.Layouts.Find(tensor)?.IsOpen
        ?? (code.Layouts.Given.Count == 0 || code.Layouts.Given.Values.Any(layout => layout.IsOpen));
}
