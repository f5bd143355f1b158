using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>squeeze with no dimension: it removes the batch as well, if that is 1.</summary>
internal sealed class SqueezeEverythingRule : IRule
{
    public string Id => "squeeze-everything";

    public string Title => "squeeze removes every dimension of 1";

    public Certainty Certainty => Certainty.Possible;

    public IEnumerable<RuleHit> Examine(TaskCode code) => code.Reference is { } reference && All(reference).Any() ? [] : All(code).Select(call =>
        RuleHit.At(
            call.Operation,
            "With no dimension named, squeeze takes away all that have size 1: with a batch of one sentence, or a text of one token, that "
            + "is one too many. Name the dimension that you mean."));

    private static IEnumerable<Call> All(TaskCode code) => code.Torch("squeeze", "squeeze_").Where(call => call.Argument("dim") is null);
}
