using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>T or t() of a tensor that is not a matrix: the one reverses all dimensions, the other throws.</summary>
internal sealed class ReversedDimensionsRule : IRule
{
    public string Id => "reversed-dimensions";

    public string Title => "All dimensions are reversed, not the last two";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from operation in code.Operations
        let tensor = operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "T" } property, Instance: { } instance } when Symbols.IsTorch(property) => instance,
            IInvocationOperation call when new Call(call).IsTorch("t") => new Call(call).Input,
            _ => null,
        }
        where tensor is not null
        let layout = code.Layouts.Find(tensor)
        where layout is not null && layout.Rank != 2
        select RuleHit.At(
            operation,
            "For a matrix this swaps rows and columns. With a batch in front it reverses the order of all dimensions, or throws, and the "
            + "batch ends up last. The last two can be named, counted from the end.",
            $"and the tensor is {layout}");
}
