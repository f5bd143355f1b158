using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>What may be seen is ruled out: a mask that is true where a query may attend, used as if it were true where it may not.</summary>
internal sealed class InvertedMaskRule : IRule
{
    public string Id => "inverted-mask";

    public string Title => "The mask is the wrong way round";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        var masks = new Masks(code);
        return Ruled(code, masks).Concat(HandedOn(code, masks));
    }

    private static IEnumerable<RuleHit> HandedOn(TaskCode code, Masks masks) =>
        from call in code.Calls
        where call.IsBook() || (call.Module?.Type is { } module && Symbols.IsBook(module))
        where call.Operation.Arguments.Any(argument => Symbols.IsTensor(argument.Value.Type) && masks.Sense(argument.Value) == false)
        select RuleHit.At(
            call.Operation,
            "In this workbook true means that a query may attend, and everything that takes a mask takes it that way. What does this mask "
            + "say of the keys that may be seen?",
            "and the mask that it hands on is true where something is to be hidden");

    private static IEnumerable<RuleHit> Ruled(TaskCode code, Masks masks) =>
        Choices(code, masks).Where(choice => masks.Sense(choice.Mask) == choice.RuledOutWhere).Select(choice => RuleHit.At(
            choice.Operation,
            "In this workbook true means that a query may attend. What fills with -∞ does so where its mask is true. Which keys are "
            + "ruled out here: those that may be seen, or the others?",
            "and what gets -∞ is where the mask says that a query may attend"));

    /// <summary>Where something is ruled out by a mask, and for which of the mask's values.</summary>
    private static IEnumerable<(IOperation Operation, IOperation Mask, bool RuledOutWhere)> Choices(TaskCode code, Masks masks)
    {
        foreach (var call in code.Torch(OperationKinds.FillsWhereMasked))
        {
            if (call.Argument("mask") is { } mask && call.Argument("value") is { } value && masks.IsRulingOut(value))
            {
                yield return (call.Operation, mask, true);
            }
        }

        foreach (var call in code.Torch("where"))
        {
            if (call.Argument("condition") is { } mask && call.Argument("y") is { } no && (call.Argument("x") ?? call.Operation.Instance) is { } yes)
            {
                if (masks.IsRulingOut(yes))
                {
                    yield return (call.Operation, mask, true);
                }
                else if (masks.IsRulingOut(no))
                {
                    yield return (call.Operation, mask, false);
                }
            }
        }
    }
}
