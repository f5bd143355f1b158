using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>masked_fill or where with a mask of numbers: torch refuses.</summary>
internal sealed class MaskNotBooleanRule : IRule
{
    public string Id => "mask-not-boolean";

    public string Title => "The mask holds numbers where a boolean one is asked for";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("masked_fill", "masked_fill_", "where", "masked_select")
        let mask = call.Argument("mask", "condition")
        where mask is not null
        let type = code.Types.Find(mask)
        where type is not null and not "Bool"
        select RuleHit.At(
            call.Operation,
            $"{call.Name} wants true and false. Ones and zeros are numbers to torch, unless they are made as booleans, or turned into "
            + "them by a comparison.",
            $"and its mask is {type}");
}
