using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Statistics;

/// <summary>Mean and variance over another dimension than the last, where the solution takes them over the features.</summary>
internal sealed class StatisticsDimensionRule : IRule
{
    public string Id => "statistics-dimension";

    public string Title => "Mean or variance runs over a dimension other than the features";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is not { } reference
        || !reference.Torch(OperationKinds.Statistic).Any()
        || !reference.Torch(OperationKinds.Statistic).All(call => IsLast(reference, call) == true)
            ? []
            : from call in code.Torch(OperationKinds.Statistic)
              where IsLast(code, call) == false
              select RuleHit.At(
                  call.Operation,
                  "Each token is normalised by itself, over its own features, whatever stands beside it in the sentence or in the batch. "
                  + "Features are the last dimension, however many there are before.");

    private static bool? IsLast(TaskCode code, Call call)
    {
        if (call.Items("dim", "dims", "dimensions") is not [var only] || Values.Whole(only) is not { } dimension)
        {
            return call.Items("dim", "dims", "dimensions").Count > 1 ? false : null;
        }

        var layout = call.Input is { } input ? code.Layouts.Find(input) : null;
        return layout?.Index(dimension) is { } index ? index == layout.Names.Count - 1 : dimension == -1;
    }
}
