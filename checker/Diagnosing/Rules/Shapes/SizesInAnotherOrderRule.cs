using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>A reshape after a transposition whose sizes come in another order than the dimensions have by then.</summary>
internal sealed class SizesInAnotherOrderRule : IRule
{
    public string Id => "sizes-in-another-order";

    public string Title => "The sizes are not in the order that the dimensions have by then";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("view", "reshape")
        let before = call.Input is { } input ? code.Layouts.Find(input) : null
        let after = code.Layouts.Find(call.Operation)
        where before is not null && after is not null && ReshapeIsNoTransposeRule.MixesUp(before, after)
            && ReshapeIsNoTransposeRule.ChangesPlaces(code, call)
        select RuleHit.At(
            call.Operation,
            "Dimensions have changed places before this line, and a size that is asked for by its number goes by the new places. Write down "
            + "the shape as it is here: which number has the length now, and which the heads?",
            $"and it makes {after} of {before}");
}
