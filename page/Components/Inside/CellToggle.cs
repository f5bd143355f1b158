namespace Katas.Page.Components.Inside;

/// <summary>What a click into a picture adds to an option, or takes from it.</summary>
/// <param name="Option">The option.</param>
/// <param name="What">What names it: <c>head</c>, <c>word</c>.</param>
/// <param name="Name">The name at a place; null where a click there changes nothing.</param>
public sealed record CellToggle(string Option, string What, Func<Cell, string?> Name);
