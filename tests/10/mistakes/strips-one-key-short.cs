// task:  10.5
// title: The last query of a strip does not see itself
// hint:  `End` is one behind the last row, and a strip's count of keys is one more than the last position.
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
            long seen =
                options.Causal ? past + rows.End - 1 : keys; // the last of the rows sees itself, and nothing behind
            return new Tile(rows, new Places(0, seen), past);
        });
    }
}
