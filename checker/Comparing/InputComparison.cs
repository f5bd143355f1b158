using Katas.Checker.Verdicts;

namespace Katas.Checker.Comparing;

/// <summary>What both give on one probe.</summary>
/// <param name="Name">The probe in words.</param>
/// <param name="Code">What it does.</param>
/// <param name="Parts">What it returns, part by part.</param>
/// <param name="Yours">What the learner's code ended with in place of a result; null if there is one.</param>
/// <param name="Reference">The same of the reference.</param>
/// <param name="Agrees">Whether both give the same.</param>
internal sealed record InputComparison(
    string Name, string Code, IReadOnlyList<PartComparison> Parts, string? Yours, string? Reference, bool Agrees)
{
    public static InputComparison Of(ProbeSource? source, ProbeOutcome? yours, ProbeOutcome right)
    {
        int count = yours is { Exception: null } && right.Exception is null ? Math.Max(yours.Parts.Count, right.Parts.Count) : 0;
        var names = source?.PartNames ?? [];
        PartComparison[] parts =
        [
            .. Enumerable.Range(0, count).Select(i => PartComparison.Of(
                count == names.Count ? names[i] : count == 1 ? "" : $"{i + 1}",
                yours!.Parts.ElementAtOrDefault(i),
                right.Parts.ElementAtOrDefault(i))),
        ];
        return new InputComparison(
            source?.Words ?? ProbeSource.Sentence(right.Name),
            source?.Code ?? "",
            parts,
            yours is null ? "did not get this far" : Ended(yours),
            Ended(right),
            yours is not null && yours.Exception == right.Exception && parts.All(part => part.Agrees));
    }

    private static string? Ended(ProbeOutcome outcome) =>
        outcome.Exception is null ? null : $"{outcome.Exception}: {outcome.Text?.Split('\n')[0].Trim()}";
}
