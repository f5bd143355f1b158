using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>How the matrix of scores is cut, and what of it is never computed.</summary>
public static class Tiling
{
    /// <summary>
    /// Cuts the matrix into strips: some queries, and all keys that any of them sees. Under a causal mask that is about
    /// half of the matrix. Dao 2023, "FlashAttention-2", section 3.1.1, "Causal masking".
    /// </summary>
    /// <param name="queries">The number of queries.</param>
    /// <param name="keys">The number of keys. The queries are the last of them, as they are behind a cache.</param>
    /// <param name="options">How many queries a strip has at most, and whether it is causal.</param>
    /// <returns>The strips, from the first queries to the last.</returns>
    /// <exception cref="ArgumentException">The options do not fit.</exception>
    [KataTask("10.5")]
    public static IEnumerable<Tile> Strips(long queries, long keys, TileOptions options)
    {
        Guard.Tiles(options, queries, keys);

        long past = keys - queries;
        return new Places(0, queries).Cut(options.Size).Select(rows =>
        {
            long seen = options.Causal ? past + rows.End : keys; // the last of the rows sees itself, and nothing behind
            return new Tile(rows, new Places(0, seen), past);
        });
    }

    /// <summary>
    /// What a tile's queries see of its keys under a causal mask. Most tiles lie before the diagonal, and there is
    /// nothing to mask.
    /// </summary>
    /// <param name="tile">The tile.</param>
    /// <returns>
    /// A boolean mask, <c>[rows, keys]</c>, true = may attend; null if all of the tile's queries see all of its keys.
    /// </returns>
    [KataTask("10.6")]
    [Computes(Concept.Mask)]
    public static Tensor? Causal(Tile tile)
    {
        Guard.AtLeast(tile.Rows.Count, 1);
        Guard.AtLeast(tile.Keys.Count, 1);

        long first = tile.Rows.Start + tile.Past; // the position of the first query
        return tile.Keys.End <= first + 1
            ? null
            : ones(tile.Rows.Count, tile.Keys.Count, dtype: ScalarType.Bool).tril(first - tile.Keys.Start);
    }
}
