// task:   10.4
// title:  each tile is attended to by itself and merged, with a mean where nothing was seen
// expect: torch.softmax of a row of -∞ is NaN: a tile in which a row sees nothing spoils that row for good.
// hears:  TiledAttentionTests.A_query_that_sees_nothing_of_one_tile_sees_the_others
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class TiledAttention
{
    public static Partial Row(Tensor query, Tensor key, Tensor value, Tile strip, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.AtLeast(options.Size, 1);

        using var scope = NewDisposeScope();
        Partial? sofar = null;
        foreach (var keys in strip.Keys.Cut(options.Size))
        {
            using var inner = NewDisposeScope();
            var s = Scores(query, key, strip with { Keys = keys }, options);
            var part = new Partial(softmax(s, -1).matmul(keys.Of(value)), s.logsumexp(-1));
            sofar = (sofar is null ? part : Parts.Merge(sofar, part)).MoveToOuterDisposeScope();
        }

        return sofar!.MoveToOuterDisposeScope();
    }
}
