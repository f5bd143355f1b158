using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Training;

/// <summary>A member that never asks whether the module is training, where the solution does.</summary>
internal sealed class TrainingIgnoredRule : IRule
{
    public string Id => "training-ignored";

    public string Title => "Training and evaluation are not told apart";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Reference is { } reference
            && Reads(reference) && !code.Reads(TrainingFlag.Name)
            && code.Parameters.All(parameter => parameter.Name != TrainingFlag.Name)
            && !code.Calls.Any(call => call.Does("dropout") || call.Module?.Type?.Name.StartsWith("Dropout", StringComparison.Ordinal) == true)
            && code.Symbol is IMethodSymbol method)
        {
            yield return new RuleHit(
                "While training, some of the features are dropped here, so that none becomes indispensable; in evaluation all of them count. "
                + "Which of the two is going on is something that every module knows.",
                method.Name,
                method.Locations[0].GetLineSpan(),
                "and it does the same in both");
        }
    }

    private static bool Reads(TaskCode code) => code.Operations.Any(operation => TaskCode.NameOf(operation) == TrainingFlag.Name);
}
