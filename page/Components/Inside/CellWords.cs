namespace Katas.Page.Components.Inside;

/// <summary>What the line below a picture says of a place in it.</summary>
/// <param name="Where">Where it is: <c>query it · key animal</c>.</param>
/// <param name="What">What is there: a number, or a word with its number.</param>
/// <param name="How">How that comes about; empty where nothing is told.</param>
public sealed record CellWords(string Where, string What, string How);
