namespace Katas.Page.Components.Inside;

/// <summary>A side of a picture's numbers.</summary>
/// <param name="Name">What it runs over, for example <c>query</c>; empty for nothing in particular.</param>
/// <param name="Labels">A label for each index.</param>
public sealed record CellAxis(string Name, IReadOnlyList<string> Labels)
{
    /// <summary>How many there are.</summary>
    public int Count => Labels.Count;

    /// <summary>An index in words: <c>query "it"</c>, <c>feature 3</c>.</summary>
    public string Place(int index) => $"{Name} {Labels[index]}".Trim();
}
