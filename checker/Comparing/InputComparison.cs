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
    /// <summary>Whether it is a probe's, and not what all of them left behind.</summary>
    public bool IsOfProbe { get; private init; } = true;

    public static InputComparison Compare(ProbeSource? source, ProbeOutcome? yours, ProbeOutcome right)
    {
        PartComparison[] parts = [.. right.Parts.Any(part => part.Stage is not null) ? StageByStage(yours, right) : PartByPart(source, yours, right)];
        return new InputComparison(
            source?.Words ?? ProbeSource.Sentence(right.Name),
            source?.Code ?? "",
            parts,
            yours is null ? "did not get this far" : Ended(yours),
            Ended(right),
            yours is not null && yours.Exception == right.Exception && parts.All(part => part.Agrees))
        {
            IsOfProbe = right.IsOfProbe,
        };
    }

    /// <summary>The first stage in which they differ; null where there are no stages, or none does.</summary>
    public PartComparison? FirstStage => Parts.FirstOrDefault(part => part.IsStage && !part.Agrees);

    private static IEnumerable<PartComparison> PartByPart(ProbeSource? source, ProbeOutcome? yours, ProbeOutcome right)
    {
        int count = yours is { Exception: null } && right.Exception is null ? Math.Max(yours.Parts.Count, right.Parts.Count) : 0;
        var names = source?.PartNames ?? [];
        return Enumerable.Range(0, count).Select(i => PartComparison.Compare(
            count == names.Count ? names[i] : count == 1 ? "" : $"{i + 1}",
            yours!.Parts.ElementAtOrDefault(i),
            right.Parts.ElementAtOrDefault(i)));
    }

    /// <summary>
    /// The reference's stages in order, each beside the learner's of the same name, and then what the learner's code has
    /// beyond them; none if it ended before it had one.
    /// </summary>
    private static IEnumerable<PartComparison> StageByStage(ProbeOutcome? yours, ProbeOutcome right)
    {
        if (yours is null or { Exception: not null, Parts.Count: 0 })
        {
            return [];
        }

        var mine = yours.Parts.Select((part, i) => (Name: part.Stage ?? $"{i + 1}", Part: part)).ToList();
        var theirs = right.Parts.Select((part, i) => (Name: part.Stage ?? $"{i + 1}", Part: part)).ToList();
        return theirs.Select(stage => PartComparison.Compare(stage.Name, mine.Find(each => each.Name == stage.Name).Part, stage.Part))
            .Concat(mine.Where(stage => theirs.TrueForAll(each => each.Name != stage.Name))
                .Select(stage => PartComparison.Compare(stage.Name, stage.Part, null)))
            .Select(part => part with { IsStage = true });
    }

    private static string? Ended(ProbeOutcome outcome) =>
        outcome.Exception is null ? null : $"{outcome.Exception}: {outcome.Text?.Split('\n')[0].Trim()}";
}
