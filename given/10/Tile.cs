namespace Katas.Lesson10;

/// <summary>A rectangle of the matrix of scores, which is never there as a whole.</summary>
/// <param name="Rows">Which queries it has.</param>
/// <param name="Keys">Which keys it has.</param>
/// <param name="Past">
/// How many keys come before the first query: query i stands at position i + Past, key j at position j.
/// </param>
public readonly record struct Tile(Places Rows, Places Keys, long Past = 0);
