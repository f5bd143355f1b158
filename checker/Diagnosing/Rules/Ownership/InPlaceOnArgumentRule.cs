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

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        // Where the solution writes, too, only what it leaves alone counts: arguments themselves, as views may come from many.
        List<string?> asked = [.. code.Reference is { } reference ? Written(reference).Select(write => write.Argument) : []];
        return Written(code).Where(write => asked.Count == 0 || (write.Argument is { } own && !asked.Contains(own))).Select(write => RuleHit.At(
            write.Operation,
            $"{write.Words} writes into the tensor that was passed in, which its owner still needs. A view of it, made by "
            + "transposing or slicing, is the same memory. There is a way that returns a new tensor and leaves the old one alone.",
            write.Argument is null ? "and what it writes into is a view of an argument" : null));
    }

    private static IEnumerable<(IOperation Operation, string Words, string? Argument)> Written(TaskCode code)
    {
        foreach (var call in code.Calls.Where(call => call.IsTorch()))
        {
            bool inPlace = call.Name.EndsWith('_') || (call.Argument("inplace") is { } flag && Values.IsTrue(flag));
            if (inPlace && call.Input is { } input && IsArgument(code, input))
            {
                string words = call.Name.EndsWith('_') ? $"In TorchSharp a name that ends in an underscore works in place: {call.Name}" : "Working in place";
                yield return (call.Operation, words, Argument(code, input));
            }
        }

        foreach (var assignment in code.All<IAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } tensor }
                && Symbols.IsTensor(tensor.Type) && IsArgument(code, tensor))
            {
                yield return (assignment, "Assigning to elements", Argument(code, tensor));
            }
        }
    }

    /// <summary>The argument that a tensor is, or that holds it: untouched since it was handed in; null for anything else.</summary>
    private static string? Argument(TaskCode code, IOperation tensor) => code.Given(tensor)?.Name ?? Holder(code, tensor)?.Name;

    /// <summary>The record among the arguments that a tensor is read from, a state for example.</summary>
    private static IParameterSymbol? Holder(TaskCode code, IOperation tensor) =>
        code.Flow.Sources(tensor) is [IPropertyReferenceOperation { Property.IsIndexer: false, Instance: { Type.IsRecord: true } holder }]
            ? code.Flow.Sources(holder).OfType<IParameterReferenceOperation>().Select(source => source.Parameter)
                .FirstOrDefault(parameter => code.Parameters.Any(own => Symbols.Same(own, parameter)))
            : null;

    private static bool IsArgument(TaskCode code, IOperation tensor) => Holder(code, tensor) is not null
        || (code.Flow.Behind(tensor, through: Steps.IsView).OfType<IParameterReferenceOperation>().Any(source =>
                Symbols.IsTensor(source.Parameter.Type) && code.Parameters.Any(own => Symbols.Same(own, source.Parameter)))
            && Handed(tensor) is var handed && (handed.Count == 0 || handed.Any(value => IsArgument(code, value))));

    /// <summary>The tensors that a helper is handed where it is called here: it may be called in several places, and flow takes all of them.</summary>
    private static List<IOperation> Handed(IOperation tensor) => Values.Plain(tensor) is IInvocationOperation call && !new Call(call).IsTorch()
        ? [.. call.Arguments.Select(argument => argument.Value).Where(value => Symbols.IsTensor(value.Type))]
        : [];
}
