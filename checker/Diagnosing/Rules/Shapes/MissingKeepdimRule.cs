using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>A mean, sum or maximum without keepdim, combined with what it was taken of: rows no longer line up.</summary>
internal sealed class MissingKeepdimRule : IRule
{
    public string Id => "missing-keepdim";

    public string Title => "A reduction loses the dimension that it is combined over";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from operation in code.Operations
        let sides = Values.Arithmetic(operation)
        where sides is not null
        let reduction = Lost(code, sides.Value.Left, sides.Value.Right) ?? Lost(code, sides.Value.Right, sides.Value.Left)
        where reduction is not null
        select RuleHit.At(
            operation,
            $"{reduction.Name} takes the dimension away, and what is left lines up with the last dimension of the tensor that it came "
            + "from: an error at best, and wrong numbers where sizes happen to fit. There is a way to keep the dimension, with size 1.",
            $"and {reduction.Name} has not kept its dimension");

    private static Call? Lost(TaskCode code, IOperation whole, IOperation reduced)
    {
        var origins = code.Flow.Sources(whole);
        if (origins.All(IsRow))
        {
            return null; // a row lines up with whatever comes last, and may be meant to
        }

        return code.Flow.CallsBehind(reduced, Steps.IsElementwise).FirstOrDefault(call =>
            Steps.IsReduction(call) && !Steps.TakesEverything(call)
            && (call.Argument("keepdim") is not { } keep || Values.Plain(keep).ConstantValue is { HasValue: true, Value: false })
            && call.Input is { } input && !IsFirst(code, call, input)
            && code.Flow.Behind(input, through: Steps.IsElementwise).Any(source => origins.Any(origin => Steps.SameSource(source, origin))));
    }

    /// <summary>Whether a value is counted out, and has one dimension.</summary>
    private static bool IsRow(IOperation source) => source is IInvocationOperation call && new Call(call).IsTorch("arange", "linspace");

    /// <summary>Whether the first dimension goes: then the others still line up.</summary>
    private static bool IsFirst(TaskCode code, Call call, IOperation input)
    {
        long?[] dimensions = [.. call.Items("dim", "dims", "dimensions", "dimension").Select(Values.Whole)];
        var layout = code.Layouts.Find(input);
        return dimensions.Length == 0 || dimensions.All(dimension => dimension is null or 0
            || (layout is { IsOpen: false } && (layout.Index(dimension.Value) == 0 || layout.Rank == 1)));
    }
}
