using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>What may be laid over the scores, tile by tile.</summary>
public static class Overlays
{
    /// <summary>
    /// A mask that somebody has already: of each tile, its part. Where it has a size of 1, that is for all tiles.
    /// </summary>
    /// <param name="mask">Booleans or numbers to add, of any shape that <see cref="Masks.OverHeads"/> takes.</param>
    /// <exception cref="ArgumentException">It asks for a gradient, and tiles give masks none.</exception>
    public static Func<Tile, Tensor?> Mask(Tensor mask)
    {
        Guard.NoGradient(mask);

        return tile =>
        {
            Guard.Covers(mask, tile);

            var whole = Masks.OverHeads(mask); // [batch, 1, query, key]
            whole = whole.size(-1) == 1 ? whole : tile.Keys.Of(whole, -1); // [..., query, keys of the tile]
            return whole.dim() < 2 || whole.size(-2) == 1 ? whole : tile.Rows.Of(whole); // [..., rows, keys]
        };
    }

    /// <summary>ALiBi: the further a key is away, the lower its score. Press et al. 2022, section 3.</summary>
    /// <param name="slopes">How much a step costs, <c>[heads]</c>.</param>
    public static Func<Tile, Tensor?> Alibi(Tensor slopes) =>
        tile => Lesson10.Alibi.Bias(slopes, tile).unsqueeze(0); // [heads, rows, keys] → [1, heads, rows, keys]

    /// <summary>One laid over the other.</summary>
    /// <param name="first">The first one.</param>
    /// <param name="second">The second one.</param>
    public static Func<Tile, Tensor?> Both(Func<Tile, Tensor?> first, Func<Tile, Tensor?> second) =>
        tile => Masks.Combine(first(tile), second(tile));
}
