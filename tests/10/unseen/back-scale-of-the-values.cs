// task:   10.8
// title:  scales by the width of the values
// expect: The scores were divided by √d_k, the width of queries and keys; d_v may be another number.
// hears:  back-scale-of-the-values
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

        var scale = 1 / Math.Sqrt(value.size(-1));
        var (dQ, dK, dV) = (zeros_like(query), zeros_like(key), zeros_like(value));
        var d = (gradient * result.Output).sum(-1, keepdim: true);
        foreach (var strip in Tiling.Strips(query.size(-2), key.size(-2), options))
        {
            var q = strip.Rows.Of(query);
            var dO = strip.Rows.Of(gradient);
            var l = strip.Rows.Of(result.LogSumExp, -1).unsqueeze(-1);
            l = l.masked_fill(l.isneginf(), 0);
            foreach (var keys in strip.Keys.Cut(options.Size))
            {
                using var inner = NewDisposeScope();

                var p = (Scores(query, key, strip with { Keys = keys }, options) - l).exp();
                var dS = p * (dO.matmul(keys.Of(value).transpose(-2, -1)) - strip.Rows.Of(d)) * scale;
                keys.Of(dV).add_(p.transpose(-2, -1).matmul(dO));
                keys.Of(dK).add_(dS.transpose(-2, -1).matmul(q));
                strip.Rows.Of(dQ).add_(dS.matmul(keys.Of(key)));
            }
        }

        return (dQ.MoveToOuterDisposeScope(), dK.MoveToOuterDisposeScope(), dV.MoveToOuterDisposeScope());
    }
}
