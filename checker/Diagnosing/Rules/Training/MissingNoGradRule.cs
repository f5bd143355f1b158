using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Training;

/// <summary>A loop over a model's answers that records gradients, where the solution records none.</summary>
internal sealed class MissingNoGradRule : IRule
{
    public string Id => "missing-no-grad";

    public string Title => "Gradients are recorded that nobody needs";

    public Certainty Certainty => Certainty.Likely;

    public FailureKind Explains => FailureKind.Gradients | FailureKind.Lifetimes;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Reference?.Torch(OperationKinds.SwitchesGradientOff).Any() != true
            || code.ReachedCalls.Any(call => call.IsTorch(OperationKinds.SwitchesGradientOff) || call.IsTorch("backward")))
        {
            yield break;
        }

        var model = code.Calls.FirstOrDefault(call =>
            (call.Module is not null || call.Operation.Arguments.Any(argument => Symbols.IsModule(argument.Value.Type)))
            && Branches.Loops(call.Syntax).Any());
        if (model is not null)
        {
            yield return RuleHit.At(
                model.Operation,
                "Each call of a model keeps everything that a gradient would need. Where nothing is learned, that is memory for nothing, "
                + "and more of it with each round. Recording can be switched off for a while.",
                "in a loop, and nothing switches recording off");
        }
    }
}
