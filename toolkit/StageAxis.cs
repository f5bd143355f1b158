namespace Katas.Toolkit;

/// <summary>A dimension of a stage.</summary>
/// <param name="Name">What it runs over, for example <c>query</c>.</param>
/// <param name="Labels">A label for each index, for example the tokens; null for their numbers.</param>
public sealed record StageAxis(string Name, IReadOnlyList<string>? Labels = null)
{
    /// <summary>An axis whose indices are numbers.</summary>
    /// <param name="name">What it runs over.</param>
    public static implicit operator StageAxis(string name) => new(name);
}
