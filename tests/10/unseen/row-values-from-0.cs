// task:   10.4
// title:  takes as many values as keys, but the first ones each time
// expect: The values are those of the tile's keys: `keys.Of(value)`. Here every tile mixes the first values.
// hears:  TiledAttentionTests.Each_key_counts_once
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
        var rows = RunningRows.Begin(strip.Rows.Of(query), value.size(-1));
        foreach (var keys in strip.Keys.Cut(options.Size))
        {
            using var inner = NewDisposeScope();
            using var old = rows;
            var s = Scores(query, key, strip with { Keys = keys }, options);
            rows = OnlineSoftmax.Add(old, s, value.narrow(-2, 0, keys.Count)).MoveToOuterDisposeScope();
        }

        var sum = rows.Sum.clamp_min(1e-30);
        return new Partial(rows.Mixture / sum, (rows.Largest + rows.Sum.log()).squeeze(-1)).MoveToOuterDisposeScope();
    }
}
