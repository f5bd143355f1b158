using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Ownership;

/// <summary>An in-place operation on a parameter while gradients are recorded: TorchSharp throws.</summary>
internal sealed class InPlaceOnParameterRule : IRule
{
    public string Id => "in-place-on-parameter";

    public string Title => "A parameter is changed while gradients are recorded";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in Steps.ChangesOfParameters(code, recorded: true)
        select RuleHit.At(
            call.Operation,
            "TorchSharp refuses to change a parameter in place while it records gradients: there would be no way back through the change. "
            + "The functions of nn.init fill a parameter at the start; whatever changes it later does so where no gradient is recorded.");
}
