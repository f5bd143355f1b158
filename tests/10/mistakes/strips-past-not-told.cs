// task:  10.5
// title: The strips don't say how many keys come first
// hint:  A tile's `Past` is what masks and biases count positions by.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Tiling
{
    public static IEnumerable<Tile> Strips(long queries, long keys, TileOptions options)
    {
        Guard.Tiles(options, queries, keys);

        long past = keys - queries;
        return new Places(0, queries).Cut(options.Size).Select(rows =>
        {
            long seen = options.Causal ? past + rows.End : keys; // the last of the rows sees itself, and nothing behind
            return new Tile(rows, new Places(0, seen));
        });
    }
}
