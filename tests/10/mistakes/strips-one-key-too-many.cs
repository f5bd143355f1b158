// task:  10.5
// title: A strip has one key too many
// hint:  Rows 0 to 2 with no past see keys 0 to 2. How many are these?
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
            long seen = options.Causal ? Math.Min(
                past + rows.End + 1, keys) : keys; // the last of the rows sees itself, and nothing behind
            return new Tile(rows, new Places(0, seen), past);
        });
    }
}
