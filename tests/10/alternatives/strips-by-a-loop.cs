// task:  10.5
// title: By a loop over the first rows
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Tiling
{
    public static IEnumerable<Tile> Strips(long queries, long keys, TileOptions options)
    {
        Guard.Tiles(options, queries, keys);

        var strips = new List<Tile>();
        for (long start = 0; start < queries; start += options.Size)
        {
            long end = Math.Min(start + options.Size, queries);
            long seen = options.Causal ? keys - queries + end : keys;
            strips.Add(new Tile(new Places(start, end - start), new Places(0, seen), keys - queries));
        }

        return strips;
    }
}
