using Katas.Checker.Reading;
using Katas.Toolkit;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Scaling;

/// <summary>Scores of a head scaled for all features of the model.</summary>
internal sealed class ScaleByModelWidthRule : IRule
{
    public string Id => "scale-by-model-width";

    public string Title => "The scores are scaled for all features, not for a head's";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        code.Reference is not { } reference || !HasHeads(reference) || Widths(reference).Any()
            ? []
            : Widths(code).Select(width => RuleHit.At(
                width,
                "Each dot product sums over the features of one head, of which there are d_model / heads. The scores are divided by the "
                + "root of that number.",
                "which counts the features of all heads"));

    private static bool HasHeads(TaskCode code) => code.Reads("heads") || code.Reaches(Concept.HeadCount, Concept.SplitHeads);

    private static IEnumerable<IOperation> Widths(TaskCode code) => Scales.Numbers(code).Where(number => code.Flow.Sources(number).Any(source =>
        IsWidth(TaskCode.NameOf(source)) || code.Layouts.SizeOf(source) == "d_model"));

    private static bool IsWidth(string? name) =>
        name?.Replace("_", "", StringComparison.Ordinal).Equals("dmodel", StringComparison.OrdinalIgnoreCase) == true;
}
