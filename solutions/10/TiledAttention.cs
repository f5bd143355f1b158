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

        using var scope = NewDisposeScope();

        var rows = RunningRows.Begin(strip.Rows.Of(query), value.size(-1));
        foreach (var keys in strip.Keys.Cut(options.Size))
        {
            using var inner = NewDisposeScope(); // whatever a tile needs goes with it
            using var before = rows;
            var scores = Scores(query, key, strip with { Keys = keys }, options); // [..., rows, keys]
            rows = OnlineSoftmax.Add(before, scores, keys.Of(value)).MoveToOuterDisposeScope();
        }

        var output = rows.Mixture / rows.Sum.masked_fill(rows.Sum == 0, 1); // [..., rows, d_v]; 0 / 1 and not 0 / 0
        var logSumExp = (rows.Largest + rows.Sum.log()).squeeze(-1); // [..., rows, 1] → [..., rows]
        return new Partial(output, logSumExp).MoveToOuterDisposeScope();
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

        var output = empty([.. query.shape[..^1], value.size(-1)], query.dtype); // [..., query, d_v]
        var logSumExp = empty(query.shape[..^1], query.dtype); // [..., query]
        foreach (var strip in Tiling.Strips(query.size(-2), key.size(-2), options))
        {
            using var scope = NewDisposeScope();
            var part = Row(query, key, value, strip, options); // [..., rows, d_v], [..., rows]
            strip.Rows.Of(output).copy_(part.Output);
            strip.Rows.Of(logSumExp, -1).copy_(part.LogSumExp);
        }

        return new Partial(output, logSumExp);
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

        using var scope = NewDisposeScope();

        var (dQuery, dKey, dValue) = (zeros_like(query), zeros_like(key), zeros_like(value));
        var mean = (gradient * result.Output).sum(-1, keepdim: true); // [..., query, 1], "D" in the paper
        var shift = result.LogSumExp.masked_fill(result.LogSumExp.isneginf(), 0).unsqueeze(-1); // [..., query, 1]
        foreach (var tile in Tiling.Strips(query.size(-2), key.size(-2), options)
            .SelectMany(strip => strip.Keys.Cut(options.Size), (strip, keys) => strip with { Keys = keys }))
        {
            using var inner = NewDisposeScope();
            var (rows, keys) = (tile.Rows, tile.Keys);
            var weights = (Scores(query, key, tile, options) - rows.Of(shift)).exp(); // [..., rows, keys]
            var dWeights = rows.Of(gradient).matmul(keys.Of(value).transpose(-2, -1)); // [..., rows, keys]
            var dScores = weights * (dWeights - rows.Of(mean)) / Math.Sqrt(query.size(-1)); // the same
            rows.Of(dQuery).add_(dScores.matmul(keys.Of(key))); // [..., rows, d_k]
            keys.Of(dKey).add_(dScores.transpose(-2, -1).matmul(rows.Of(query))); // [..., keys, d_k]
            keys.Of(dValue).add_(weights.transpose(-2, -1).matmul(rows.Of(gradient))); // [..., keys, d_v]
        }

        return (dQuery.MoveToOuterDisposeScope(), dKey.MoveToOuterDisposeScope(), dValue.MoveToOuterDisposeScope());
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
