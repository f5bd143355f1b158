using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>A reshape that asks for dimensions in another order: it cuts memory anew, and mixes what belongs apart.</summary>
internal sealed class ReshapeIsNoTransposeRule : IRule
{
    public string Id => "reshape-is-no-transpose";

    public string Title => "A reshape is used where dimensions have to change places";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("view", "reshape")
        let before = call.Input is { } input ? code.Layouts.Find(input) : null
        let after = code.Layouts.Find(call.Operation)
        where before is not null && after is not null && MixesUp(before, after) && !ChangesPlaces(code, call)
        select RuleHit.At(
            call.Operation,
            "A reshape leaves all values in their order, and cuts that order into pieces of other sizes. Whatever the sizes say, no "
            + "dimension changes its place, and values that belong apart end up side by side. Changing places is another operation's job.",
            $"and it makes {after} of {before}");

    /// <summary>Whether dimensions have changed places already: what is wrong then are the sizes that are read, not the operation.</summary>
    public static bool ChangesPlaces(TaskCode code, Call call) =>
        code.Flow.CallsBehind(call.Input!, Steps.KeepsValues).Any(step => step.IsTorch("transpose", "permute", "swapaxes", "swapdims", "movedim", "mT"));

    /// <summary>
    /// Whether known dimensions come in another order, or something stands between two that were neighbours, or nothing stands
    /// between two that were not.
    /// </summary>
    public static bool MixesUp(Layout before, Layout after)
    {
        int last = -1;
        bool isBetween = false;
        foreach (string name in after.Names.Where(name => name != Layout.One))
        {
            int index = name == Layout.Unknown ? -1 : before.Names.ToList().IndexOf(name);
            if (index < 0)
            {
                isBetween = true;
                continue;
            }

            int skipped = before.Names.Skip(last + 1).Take(Math.Max(0, index - last - 1)).Count(between => between != Layout.One);
            bool isFirst = last < 0 && (before.IsOpen || after.IsOpen);
            if (index <= last || (!isFirst && skipped == 0 && isBetween) || (!isFirst && skipped > 0 && !isBetween))
            {
                return true;
            }

            (last, isBetween) = (index, false);
        }

        return last >= 0 && !isBetween && before.Names.Skip(last + 1).Any(lost => lost != Layout.One);
    }
}
