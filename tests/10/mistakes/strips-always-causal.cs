// task:  10.5
// title: Every strip ends at its queries, causal or not
// hint:  Without a causal mask all keys are seen.
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
            long seen = past + rows.End; // the last of the rows sees itself, and nothing behind
            return new Tile(rows, new Places(0, seen), past);
        });
    }
}
