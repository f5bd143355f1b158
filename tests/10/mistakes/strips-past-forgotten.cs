// task:  10.5
// title: The queries are taken for the first of the keys
// hint:  The queries are the last of the keys. How many keys come before the first query?
// source: pytorch/pytorch #108108 and #144858: is_causal with fewer queries than keys
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
            long seen = options.Causal ? rows.End : keys; // the last of the rows sees itself, and nothing behind
            return new Tile(rows, new Places(0, seen), past);
        });
    }
}
