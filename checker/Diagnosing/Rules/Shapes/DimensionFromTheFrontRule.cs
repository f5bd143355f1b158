using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>A dimension counted from the front of a tensor that may have any number of leading ones.</summary>
internal sealed class DimensionFromTheFrontRule : IRule
{
    public string Id => "dimension-from-the-front";

    public string Title => "A dimension is counted from the front";

    public Certainty Certainty => Certainty.Possible;

    public IEnumerable<RuleHit> Examine(TaskCode code) => code.Operations.Any(IsRankAsked) ? [] :
        from call in code.Torch(OperationKinds.TakesDimension)
        let layout = call.Input is { } input ? code.Layouts.Find(input) : null
        where layout is { IsOpen: true }
        let dimensions = call.Items("dim", "dims", "dimensions").Select(Values.Whole).ToList()
        where dimensions.Count > 0 && dimensions.All(dimension => dimension >= 0) && !IsCheck(call) && !IsMeantAsValue(code, call)
        select RuleHit.At(
            call.Operation,
            $"Which dimension {dimensions[0]} is depends on how many come before: with one batch dimension it is not the same as with two. "
            + "Counted from the end, a dimension stays the same one.",
            $"and the tensor is {layout}");

    private static bool IsRankAsked(IOperation operation) => operation switch
    {
        IInvocationOperation call => new Call(call).IsTorch("dim"),
        IPropertyReferenceOperation { Property.Name: "ndim" or "Dimensions" or "shape" } => true,
        _ => false,
    };

    /// <summary>Whether another rule says what is wrong: a number that was to be compared with (max-of-dimension).</summary>
    private static bool IsMeantAsValue(TaskCode code, Call call) =>
        call.Name is "max" or "min" && code.Reference is { } reference && !reference.Torch(OperationKinds.DropsDimension).Any();

    private static bool IsCheck(Call call) => call.Syntax.Ancestors().Any(node => node.ToString().StartsWith("Guard", StringComparison.Ordinal)
        && node is InvocationExpressionSyntax);
}
