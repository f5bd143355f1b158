// task:  10.7
// title: The strips are collected and put together
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

        using var scope = NewDisposeScope();

        Partial[] parts =
        [
            .. Tiling.Strips(
                query.size(-2), key.size(-2), options).Select(strip => Row(query, key, value, strip, options)),
        ];
        return new Partial(
            cat([.. parts.Select(part => part.Output)], -2), // [..., query, d_v]
            cat([.. parts.Select(part => part.LogSumExp)], -1)).MoveToOuterDisposeScope(); // [..., query]
    }
}
