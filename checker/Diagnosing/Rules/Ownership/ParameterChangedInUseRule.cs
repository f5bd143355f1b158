using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Ownership;

/// <summary>A module's weights that a call of the module changes, recorded or not.</summary>
internal sealed class ParameterChangedInUseRule : IRule
{
    public string Id => "parameter-changed-in-use";

    public string Title => "Each call changes the weights themselves";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.ModuleType is null || code.Symbol is not IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary }
        || code.Reference is not { } reference || Changed(reference).Any()
            ? []
            : from call in Changed(code)
              select RuleHit.At(
                  call.Operation,
                  "The name with the underscore changes the parameter in place, and the next call starts from the changed one: call by call the weights move "
                  + "on, and whoever shares them sees it too. What is computed from weights is a tensor of its own.",
                  "and what it changes is a parameter");

    // While gradients are recorded TorchSharp refuses it: that is in-place-on-parameter.
    private static IEnumerable<Call> Changed(TaskCode code) => Steps.ChangesOfParameters(code, recorded: false);
}
