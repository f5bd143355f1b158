using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Loss;

/// <summary>The program's random generator is set to a seed by a piece of it.</summary>
internal sealed class ReseededRule : IRule
{
    public string Id => "reseeded";

    public string Title => "The random generator of the whole program is reseeded";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("manual_seed")
        where call.Operation.Instance is null && code.Reference?.Torch("manual_seed").Any() != true
        select RuleHit.At(
            call.Operation,
            "From here on everybody in the program draws the same numbers again: layers start alike, and dropout drops the same features in "
            + "each call. Whoever starts the program chooses the seed; a part that needs its own has its own generator.");
}
