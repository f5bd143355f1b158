// task:   10.8
// title:  multiplies the incoming gradient in place for D
// expect: mul_ changes the gradient that came in, which every tile needs (and somebody else may read).
// hears:  in-place-on-argument
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class TiledAttention
{
    public static (Tensor query, Tensor key, Tensor value) Backward(
        Tensor query, Tensor key, Tensor value, Partial result, Tensor gradient, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.SameShape(gradient, result.Output);
        Guard.Tiles(options, query.size(-2), key.size(-2));

        using var scope = NewDisposeScope();

        var (dQuery, dKey, dValue) = (zeros_like(query), zeros_like(key), zeros_like(value));
        var mean = gradient.mul_(result.Output).sum(-1, keepdim: true); // [..., query, 1], "D" in the paper
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
}
