using Katas.Checker.Reading;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Softmax;

/// <summary>A softmax that does not run over the keys, which are the last dimension of scores.</summary>
internal sealed class SoftmaxDimensionRule : IRule
{
    private const string Keys = "key";

    public string Id => "softmax-dimension";

    public string Title => "Softmax runs over the wrong dimension";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("softmax", "log_softmax", "Softmax", "LogSoftmax")
        let dimension = call.Number("dim")
        where dimension is not null && !IsAlsoTheSolutions(code, dimension.Value)
        let layout = call.Input is { } input ? code.Layouts.Find(input) : null
        where IsWrong(code, call, dimension.Value, layout)
        select RuleHit.At(
            call.Operation,
            "Each query shares its attention out over the keys, and keys are the last dimension of the scores. Here softmax "
            + $"runs over dimension {dimension}. Counting from the end works for any number of leading dimensions.",
            layout is null ? null : $"and what it is given is {layout}");

    private static bool IsWrong(TaskCode code, Call call, long dimension, Layout? layout)
    {
        if (layout is not null && layout.Index(dimension) is { } index && (layout.Names[index] != Layout.Unknown || layout.Names.Contains(Keys)))
        {
            return layout.Names.Contains(Keys) ? layout.Names[index] != Keys : index != layout.Names.Count - 1;
        }

        bool isTurned = call.Input is { } input && code.Flow.Behind(input).Any(step =>
            step is IPropertyReferenceOperation { Property.Name: "mT" or "T" }
            || (step is IInvocationOperation made && new Call(made).IsTorch("transpose", "permute", "einsum", "swapaxes", "movedim")));
        bool hasLeading = code.Layouts.Given.Count == 0 || code.Layouts.Given.Values.Any(given => given.IsOpen);
        return dimension < 0 ? dimension != -1 && !isTurned
            : hasLeading || (dimension == 0 && !isTurned && code.Layouts.Given.Values.Any(given => given.Names is ["batch", _, ..]));
    }

    private static bool IsAlsoTheSolutions(TaskCode code, long dimension) =>
        code.Reference?.Torch("softmax", "log_softmax").Any(call => dimension != -1 && call.Number("dim") == dimension) == true;
}
