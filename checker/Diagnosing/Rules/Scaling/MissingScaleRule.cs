using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Scaling;

/// <summary>A product of queries and keys that goes into softmax with no root taken anywhere, where the solution takes one.</summary>
internal sealed class MissingScaleRule : IRule
{
    public string Id => "missing-scale";

    public string Title => "The scores are not divided by √d_k";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        bool isWanted = code.Reference is { } reference ? Scales.IsScaled(reference) : !code.Torch("tanh").Any();
        var softmax = code.Calls.FirstOrDefault(call => call.Does("softmax", "exp"));
        if (isWanted && softmax is not null && code.Calls.Any(Scales.IsProduct) && !Scales.IsScaled(code))
        {
            yield return RuleHit.At(
                softmax.Operation,
                "Dot products of d_k features have a spread of √d_k. On such scores, softmax puts nearly everything on one key, and "
                + "little gradient is left. Nothing here brings the scores back to a spread of 1 before softmax.",
                "and no root is taken before it");
        }
    }
}
