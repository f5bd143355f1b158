// task:  10.7
// title: Only the first strip is computed
// hint:  There are as many strips as it takes for all queries.
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

        var output = zeros([.. query.shape[..^1], value.size(-1)], query.dtype); // [..., query, d_v]
        var logSumExp = zeros(query.shape[..^1], query.dtype); // [..., query]
        foreach (var strip in Tiling.Strips(query.size(-2), key.size(-2), options).Take(1))
        {
            using var scope = NewDisposeScope();
            var part = Row(query, key, value, strip, options); // [..., rows, d_v], [..., rows]
            strip.Rows.Of(output).copy_(part.Output);
            strip.Rows.Of(logSumExp, -1).copy_(part.LogSumExp);
        }

        return new Partial(output, logSumExp);
    }
}
