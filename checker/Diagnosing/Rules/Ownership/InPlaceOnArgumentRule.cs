using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Ownership;

/// <summary>A method ending in an underscore, or an assignment to elements, on an argument or a view of it.</summary>
internal sealed class InPlaceOnArgumentRule : IRule
{
    public string Id => "in-place-on-argument";

    public string Title => "The caller's tensor is changed";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is { } reference && Written(reference).Any() ? [] : Written(code).Select(write => RuleHit.At(
            write.Operation,
            $"{write.Words} writes into the tensor that was passed in, which its owner still needs. A view of it, made by "
            + "transposing or slicing, is the same memory. There is a way that returns a new tensor and leaves the old one alone.",
            write.IsView ? "and what it writes into is a view of an argument" : null));

    private static IEnumerable<(IOperation Operation, string Words, bool IsView)> Written(TaskCode code)
    {
        foreach (var call in code.Calls.Where(call => call.IsTorch()))
        {
            bool inPlace = call.Name.EndsWith('_') || (call.Argument("inplace") is { } flag && Values.IsTrue(flag));
            if (inPlace && call.Input is { } input && IsArgument(code, input))
            {
                string words = call.Name.EndsWith('_') ? $"In TorchSharp a name that ends in an underscore works in place: {call.Name}" : "Working in place";
                yield return (call.Operation, words, code.Given(input) is null);
            }
        }

        foreach (var assignment in code.All<IAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } tensor }
                && Symbols.IsTensor(tensor.Type) && IsArgument(code, tensor))
            {
                yield return (assignment, "Assigning to elements", code.Given(tensor) is null);
            }
        }
    }

    private static bool IsArgument(TaskCode code, IOperation tensor) =>
        code.Flow.Behind(tensor, through: Steps.IsView).OfType<IParameterReferenceOperation>().Any(source =>
            Symbols.IsTensor(source.Parameter.Type) && code.Parameters.Any(own => Symbols.Same(own, source.Parameter)));
}
