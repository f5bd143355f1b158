using Katas.Checker.Verdicts;
using Katas.Testkit;

namespace Katas.Checker.Comparing;

/// <summary>A stage of a view as the learner's code and as the reference have it.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Mine">The learner's; null if it has none of that name.</param>
/// <param name="Reference">The reference's; null if it has none of that name.</param>
/// <param name="Difference">The learner's less the reference's, cell by cell; null where their shapes differ, or one has none.</param>
/// <param name="Agrees">Whether both are the same, within what a test of them would allow.</param>
internal sealed record StageDifference(string Name, ProbePart? Mine, ProbePart? Reference, ProbePart? Difference, bool Agrees)
{
    /// <summary>The reference's stages in order, each beside the learner's of the same name, and then what the learner has beyond them.</summary>
    public static IReadOnlyList<StageDifference> Between(ViewOutcome mine, ViewOutcome reference) =>
    [
        .. reference.Stages.Select(stage => Of(mine.Stages.FirstOrDefault(each => each.Stage == stage.Stage), stage)),
        .. mine.Stages.Where(stage => reference.Stages.All(each => each.Stage != stage.Stage)).Select(stage => Of(stage, null)),
    ];

    private static StageDifference Of(ProbePart? mine, ProbePart? reference)
    {
        string name = (reference ?? mine)?.Stage ?? "";
        bool fits = mine?.Tensor() is not null && reference?.Tensor() is not null && mine.Shape.SequenceEqual(reference.Shape);
        return new StageDifference(
            name,
            mine,
            reference,
            fits ? Less(mine!, reference!) : null,
            PartComparison.Compare(name, mine, reference).Agrees);
    }

    // Where both are -∞, as behind a mask, nothing differs.
    private static ProbePart Less(ProbePart mine, ProbePart reference) => reference with
    {
        Kind = nameof(TorchSharp.torch.ScalarType.Float64),
        Values = [.. mine.Values.Zip(reference.Values, (own, other) => own.Equals(other) ? 0 : own - other)],
        Look = reference.Look is null ? null : new StageLook(Toolkit.StageKind.Matrix) { IsTwoSided = true },
    };
}
