using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>
/// Lesson 01's attention, exactly, without its matrix: of the scores and weights there is one tile at a time.
/// Dao et al. 2022, "FlashAttention"; Dao 2023, "FlashAttention-2".
/// </summary>
public static class TiledAttention
{
    /// <summary>Attention by tiles, with gradients for queries, keys and values.</summary>
    /// <param name="query">What is looked for, <c>[..., query, d_k]</c>.</param>
    /// <param name="key">What each position offers, <c>[..., key, d_k]</c>.</param>
    /// <param name="value">What each position hands over, <c>[..., key, d_v]</c>.</param>
    /// <param name="options">The size of the tiles, and what is laid over the scores; null for the defaults.</param>
    /// <returns>
    /// The output in the inputs' dtype, and its logsumexp, through which no gradient flows. Half types are computed in
    /// Float32, and their logsumexp stays that.
    /// </returns>
    /// <exception cref="ArgumentException">The inputs or the options do not fit together.</exception>
    public static Partial Attend(Tensor query, Tensor key, Tensor value, TileOptions? options = null)
    {
        options ??= new TileOptions();
        Guard.Attention(query, key, value);
        Guard.Tiles(options, query.size(-2), key.size(-2));

        using var scope = NewDisposeScope();

        var type = query.dtype;
        var wide = type is ScalarType.Float16 or ScalarType.BFloat16 ? ScalarType.Float32 : type;
        var results = TiledFunction.apply(query.to(wide), key.to(wide), value.to(wide), options);
        return new Partial(results[0].to(type), results[1]).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// A strip of the matrix from left to right, tile by tile. There is one division, at its end.
    /// </summary>
    /// <param name="query">All queries, <c>[..., query, d_k]</c>.</param>
    /// <param name="key">All keys, <c>[..., key, d_k]</c>.</param>
    /// <param name="value">All values, <c>[..., key, d_v]</c>.</param>
    /// <param name="strip">Which queries, and which keys they look at.</param>
    /// <param name="options">The size of the tiles, and what is laid over the scores.</param>
    /// <returns>
    /// The mixture, <c>[..., rows, d_v]</c>, and its logsumexp, <c>[..., rows]</c>; 0 and -∞ for a row that sees
    /// nothing.
    /// </returns>
    /// <exception cref="ArgumentException">The inputs do not fit together, or the strip is not in them.</exception>
    [KataTask("10.4")]
    public static Partial Row(Tensor query, Tensor key, Tensor value, Tile strip, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.Strip(strip, options, query, key);

        throw new NotImplementedException("Task 10.4: a strip, tile by tile");
    }

    /// <summary>
    /// All strips, each written into its place: nothing that is made on the way is larger than a tile or a strip of
    /// output. Dao 2023, "FlashAttention-2", algorithm 1.
    /// </summary>
    /// <param name="query">All queries, <c>[..., query, d_k]</c>.</param>
    /// <param name="key">All keys, <c>[..., key, d_k]</c>.</param>
    /// <param name="value">All values, <c>[..., key, d_v]</c>.</param>
    /// <param name="options">The size of the tiles, whether it is causal, and what is laid over the scores.</param>
    /// <returns>The output, <c>[..., query, d_v]</c>, and its logsumexp, <c>[..., query]</c>.</returns>
    /// <exception cref="ArgumentException">The inputs or the options do not fit together.</exception>
    [KataTask("10.7")]
    public static Partial Forward(Tensor query, Tensor key, Tensor value, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.Tiles(options, query.size(-2), key.size(-2));

        throw new NotImplementedException("Task 10.7: all strips");
    }

    /// <summary>
    /// The gradients, from the output and its logsumexp alone: each tile of weights is computed again. Dao 2023,
    /// "FlashAttention-2", algorithm 2.
    /// </summary>
    /// <param name="query">All queries, <c>[..., query, d_k]</c>.</param>
    /// <param name="key">All keys, <c>[..., key, d_k]</c>.</param>
    /// <param name="value">All values, <c>[..., key, d_v]</c>.</param>
    /// <param name="result">What came out, and its logsumexp.</param>
    /// <param name="gradient">The loss's gradient with respect to the output, <c>[..., query, d_v]</c>.</param>
    /// <param name="options">As for the way there.</param>
    /// <returns>The gradients with respect to queries, keys and values, each in its shape.</returns>
    /// <exception cref="ArgumentException">The inputs or the options do not fit together.</exception>
    [KataTask("10.8")]
    public static (Tensor query, Tensor key, Tensor value) Backward(
        Tensor query, Tensor key, Tensor value, Partial result, Tensor gradient, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.SameShape(gradient, result.Output);
        Guard.Tiles(options, query.size(-2), key.size(-2));

        throw new NotImplementedException("Task 10.8: the way back");
    }

    /// <summary>
    /// The scores of one tile, <c>[..., rows, keys]</c>: scaled, and everything laid over them; -∞ where a query may
    /// not look.
    /// </summary>
    private static Tensor Scores(Tensor query, Tensor key, Tile tile, TileOptions options)
    {
        var scores = Attention.Scale(Attention.Scores(tile.Rows.Of(query), tile.Keys.Of(key)), query.size(-1));
        if (options.Causal && Tiling.Causal(tile) is { } past)
        {
            scores = Attention.ApplyMask(scores, past);
        }

        return options.Overlay?.Invoke(tile) is { } overlay ? Attention.ApplyMask(scores, overlay) : scores;
    }
}
