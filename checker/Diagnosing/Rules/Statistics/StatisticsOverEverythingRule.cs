using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

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
            && call.Input is { } input && code.Layouts.Find(input)?.Rank is not 1
            && code.Flow.Sources(input).Any(source => origins.Any(origin => Steps.SameSource(source, origin))));
    }

    private static bool IsWhole(Call call) => Steps.IsReduction(call) && Steps.TakesEverything(call);
}
