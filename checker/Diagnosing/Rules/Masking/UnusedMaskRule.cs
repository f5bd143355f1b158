using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>A mask that is never read, except by the argument checks.</summary>
internal sealed class UnusedMaskRule : IRule
{
    public string Id => "unused-mask";

    public string Title => "The mask is not used";

    public Certainty Certainty => Certainty.Sure;

    public FailureKind Explains => FailureKind.Any & ~FailureKind.Ends;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from parameter in Arguments.Unused(code)
        where Arguments.IsMask(parameter)
        select RuleHit.At(
            parameter,
            "A query may then attend to padding, or to words that are still to come. The mask has to reach the scores "
            + "before softmax.",
            "and nothing after the checks of arguments reads it");
}
