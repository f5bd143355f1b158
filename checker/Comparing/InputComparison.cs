using Katas.Checker.Verdicts;

namespace Katas.Checker.Comparing;

/// <summary>The results of both on one probe.</summary>
/// <param name="Name">The probe's name in words.</param>
/// <param name="Code">Its code.</param>
/// <param name="Parts">The results, part by part.</param>
/// <param name="Yours">What ended the learner's code before it had a result; null if it has one.</param>
/// <param name="Reference">The same for the reference.</param>
/// <param name="Agrees">Whether both results are the same.</param>
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
