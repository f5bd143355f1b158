using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>How the matrix of scores is cut, and what is laid over it.</summary>
public sealed record TileOptions
{
    /// <summary>How many queries, and how many keys, a tile has at most.</summary>
    public long Size { get; init; } = 256;

    /// <summary>
    /// Whether a query sees itself and the keys before it only. The queries are then the last of the keys.
    /// </summary>
    public bool Causal { get; init; }

    /// <summary>
    /// What else is laid over the scores of a tile: a boolean mask (true = may attend) or numbers to add, of a shape
    /// that broadcasts to <c>[..., rows, keys]</c>; null for nothing. <see cref="Overlays"/> makes some.
    /// </summary>
    public Func<Tile, Tensor?>? Overlay { get; init; }
}
