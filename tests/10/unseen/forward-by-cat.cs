// task:   10.7
// title:  collects the strips and concatenates them
// expect: It is right: cat instead of copying into place; the strips are let go afterwards.
// hears:  passes
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
        var parts = Tiling.Strips(query.size(-2), key.size(-2), options)
            .Select(strip => Row(query, key, value, strip, options)).ToList();
        return new Partial(cat([.. parts.Select(p => p.Output)], -2), cat([.. parts.Select(p => p.LogSumExp)], -1))
            .MoveToOuterDisposeScope();
    }
}
