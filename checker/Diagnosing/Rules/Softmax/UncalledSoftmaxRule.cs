using Katas.Checker.Reading;
using Katas.Toolkit;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Softmax;

/// <summary>A result that has been through softmax, where the solution takes none.</summary>
internal sealed class UncalledSoftmaxRule : IRule
{
    public string Id => "uncalled-softmax";

    public string Title => "The result goes through softmax, and should not";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from returned in code.All<IReturnOperation>()
        where returned.ReturnedValue is not null && code.ReturnsTensors && code.Reference is { } reference
            && !reference.Reaches("softmax", "log_softmax", "exp") && !reference.Reaches(Concept.Attention)
        from part in Values.Items(returned.ReturnedValue!)
        let softmax = code.Flow.CallsBehind(part, Steps.KeepsOrder).FirstOrDefault(call => call.Does("softmax", "log_softmax"))
        where softmax is not null
        select RuleHit.At(
            softmax.Operation,
            "What is asked for here are logits. Whoever uses them does the rest: a loss has softmax inside, the likeliest token is the "
            + "same before and after, and a temperature can only be applied to logits.",
            "and what it makes is what is returned");
}
