namespace Katas.Page.Components.Inside;

/// <summary>A stage of a view, drawn.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Pictures">Its drawings: one, or one for each index of its first dimensions; none if there is nothing to draw.</param>
public sealed record ShownStage(string Name, IReadOnlyList<StagePicture> Pictures)
{
    /// <summary>What is to be said beside its drawings; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether there is nothing to look at, because both sides are the same.</summary>
    public bool IsSame { get; init; }
}
