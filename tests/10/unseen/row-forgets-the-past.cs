// task:   10.4
// title:  makes the tiles without the strip's past
// expect: A tile made anew has Past 0, so its queries stand too early. Take the strip's: strip with { Keys = … }.
// hears:  row-past-forgotten
namespace Katas.Lesson10;

static partial class TiledAttention
{
    public static Partial Row(Tensor query, Tensor key, Tensor value, Tile strip, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.AtLeast(options.Size, 1);

        using var scope = NewDisposeScope();

        var running = RunningRows.Begin(strip.Rows.Of(query), value.size(-1));
        foreach (var keys in strip.Keys.Cut(options.Size))
        {
            using var tileScope = NewDisposeScope();
            var tile = new Tile(strip.Rows, keys);
            running = OnlineSoftmax
                .Add(running, Scores(query, key, tile, options), keys.Of(value))
                .MoveToOuterDisposeScope();
        }

        var output = where(running.Sum > 0, running.Mixture / running.Sum, 0);
        return new Partial(output, (running.Largest + running.Sum.log()).squeeze(-1)).MoveToOuterDisposeScope();
    }
}
