using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Training;

/// <summary>A model that is measured or asked for text in training mode, where the solution switches to evaluation.</summary>
internal sealed class MissingEvalRule : IRule
{
    public string Id => "missing-eval";

    public string Title => "The model is not switched to evaluation";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Reference is { } reference && reference.Torch("eval").Any() && !code.ReachedCalls.Any(call => call.IsTorch("eval", "train"))
            && code.Symbol is IMethodSymbol method)
        {
            yield return new RuleHit(
                "A model that is training drops features at random: what it says then is worse than it could be, and different each time. "
                + "Before a model is measured or asked it is switched over, and afterwards back to what it was.",
                method.Name,
                method.Locations[0].GetLineSpan(),
                "and nothing in it switches the model over");
        }
    }
}
