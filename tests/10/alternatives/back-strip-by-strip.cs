// task:  10.8
// title: Two loops, and √d at the end
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
        var mean = (gradient * result.Output).sum(-1, keepdim: true); // [..., query, 1]
        var seen = result.LogSumExp.isneginf().logical_not().unsqueeze(-1); // [..., query, 1]
        foreach (var strip in Tiling.Strips(query.size(-2), key.size(-2), options))
        {
            foreach (var keys in strip.Keys.Cut(options.Size))
            {
                using var inner = NewDisposeScope();
                var rows = strip.Rows;
                var scores = Scores(query, key, strip with { Keys = keys }, options); // [..., rows, keys]
                var p = (scores - rows.Of(result.LogSumExp, -1).unsqueeze(-1)).exp();
                p = p.masked_fill(rows.Of(seen).logical_not(), 0);
                var ds = p * (rows.Of(gradient).matmul(keys.Of(value).mT) - rows.Of(mean));
                rows.Of(dQuery).add_(ds.matmul(keys.Of(key)));
                keys.Of(dKey).add_(ds.mT.matmul(rows.Of(query)));
                keys.Of(dValue).add_(p.mT.matmul(rows.Of(gradient)));
            }
        }

        double scale = 1 / Math.Sqrt(query.size(-1));
        return (
            dQuery.mul_(scale).MoveToOuterDisposeScope(),
            dKey.mul_(scale).MoveToOuterDisposeScope(),
            dValue.MoveToOuterDisposeScope());
    }
}
