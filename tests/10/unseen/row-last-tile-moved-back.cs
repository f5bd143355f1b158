// task:   10.4
// title:  the last tile is moved back until it is full, so some keys are in two tiles
// expect: Keys in the overlap are counted twice. Let the last tile be smaller, as Cut does.
// hears:  TiledAttentionTests.Each_key_counts_once
namespace Katas.Lesson10;

static partial class TiledAttention
{
    public static Partial Row(Tensor query, Tensor key, Tensor value, Tile strip, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.AtLeast(options.Size, 1);

        using var outer = NewDisposeScope();

        var rows = RunningRows.Begin(strip.Rows.Of(query), value.size(-1));
        var size = Math.Min(options.Size, strip.Keys.Count);
        for (var at = strip.Keys.Start; at < strip.Keys.End; at += size)
        {
            using var inner = NewDisposeScope();

            var start = Math.Min(at, strip.Keys.End - size);
            var tile = strip with { Keys = new Places(start, size) };
            var scores = Scores(query, key, tile, options);
            rows = OnlineSoftmax.Add(rows, scores, tile.Keys.Of(value)).MoveToOuterDisposeScope();
        }

        var empty = rows.Sum == 0;
        var output = rows.Mixture / rows.Sum.masked_fill(empty, 1);
        var logSumExp = (rows.Largest + rows.Sum.log()).squeeze(-1);
        return new Partial(output, logSumExp).MoveToOuterDisposeScope();
    }
}
