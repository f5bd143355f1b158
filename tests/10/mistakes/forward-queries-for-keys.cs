// task:  10.7
// title: The strips are cut for as many keys as queries
// hint:  `Strips` takes the number of queries, then that of keys.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class TiledAttention
{
    public static Partial Forward(Tensor query, Tensor key, Tensor value, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.Tiles(options, query.size(-2), key.size(-2));

        var output = empty([.. query.shape[..^1], value.size(-1)], query.dtype); // [..., query, d_v]
        var logSumExp = empty(query.shape[..^1], query.dtype); // [..., query]
        foreach (var strip in Tiling.Strips(query.size(-2), query.size(-2), options))
        {
            using var scope = NewDisposeScope();
            var part = Row(query, key, value, strip, options); // [..., rows, d_v], [..., rows]
            strip.Rows.Of(output).copy_(part.Output);
            strip.Rows.Of(logSumExp, -1).copy_(part.LogSumExp);
        }

        return new Partial(output, logSumExp);
    }
}
