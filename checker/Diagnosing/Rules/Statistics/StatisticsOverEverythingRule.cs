using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Statistics;

/// <summary>One mean, maximum or variance of a whole tensor, combined with the tensor, where the solution takes one for each row.</summary>
internal sealed class StatisticsOverEverythingRule : IRule
{
    public string Id => "statistics-over-everything";

    public string Title => "One number is taken over the whole tensor";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from operation in code.Operations
        let sides = Values.Arithmetic(operation)
        where sides is not null
        let reduction = Whole(code, sides.Value.Left, sides.Value.Right) ?? Whole(code, sides.Value.Right, sides.Value.Left)
        where reduction is not null && code.Reference?.Calls.Any(call => call.Name == reduction.Name && IsWhole(call)) != true
        select RuleHit.At(
            reduction.Operation,
            $"With no dimension named, {reduction.Name} takes all values at once: every sentence of the batch and every token has a say in "
            + "every other's result. Each row has a number of its own, taken over one dimension.",
            "and names no dimension");

    private static Call? Whole(TaskCode code, IOperation whole, IOperation reduced)
    {
        var origins = code.Flow.Sources(whole);
        return code.Flow.CallsBehind(reduced, Steps.IsElementwise).FirstOrDefault(call => IsWhole(call)
            && call.Input is { } input && code.Layouts.Find(input)?.Rank is not 1 && !IsRow(code, input, [])
            && code.Flow.Sources(input).Any(source => origins.Any(origin => Steps.SameSource(source, origin))));
    }

    /// <summary>Whether it is picked out by numbers alone, or made of such: <c>weight[3] - weight[7]</c> is one row.</summary>
    private static bool IsRow(TaskCode code, IOperation value, HashSet<IOperation> seen) => code.Layouts.Find(value) is null
        && code.Flow.Sources(value).All(source => seen.Add(source)
            && (Values.Arithmetic(source) is var (_, left, right)
                ? IsRow(code, left, seen) && IsRow(code, right, seen)
                : source is IPropertyReferenceOperation { Property.IsIndexer: true } element
                    && element.Arguments.SelectMany(index => Values.Items(index.Value)).All(ValueTypes.IsWhole)));

    private static bool IsWhole(Call call) => Steps.IsReduction(call) && Steps.TakesEverything(call);
}
