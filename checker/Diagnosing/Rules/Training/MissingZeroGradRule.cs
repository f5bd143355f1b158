using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Training;

/// <summary>A step of an optimizer after backward, with gradients that are never cleared.</summary>
internal sealed class MissingZeroGradRule : IRule
{
    public string Id => "missing-zero-grad";

    public string Title => "Gradients are never set back to zero";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from step in code.Torch("step")
        where Symbols.IsOptimizer(step.Operation.Instance?.Type) && code.Torch("backward").Any()
        where !code.ReachedCalls.Any(call => call.IsTorch("zero_grad") || call.IsTorch("zero_"))
            && !code.ReachedCalls.Any(call => call.Name.Contains("zero", StringComparison.OrdinalIgnoreCase))
        where code.Reference?.ReachedCalls.Any(call => call.IsTorch("zero_grad")) != false
        select RuleHit.At(
            step.Operation,
            "backward adds to the gradients that are there. Unless they are set back, each step goes by the sum of all batches so far, "
            + "and the model soon runs off in a direction of long ago.",
            "and nothing sets the gradients back");
}
