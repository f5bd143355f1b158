// task:   10.5
// title:  the causal end is rounded up to whole tiles
// expect: The strip ends with a whole tile, beyond the last key that is seen: with 8 keys and tiles of 2 the end may
//         even lie behind the last key.
// hears:  TilingTests.The_queries_are_the_last_of_the_keys
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
            long count = Math.Min(options.Size, queries - start);
            long end = options.Causal
                ? (keys - queries + start + count + options.Size - 1) / options.Size * options.Size
                : keys;
            strips.Add(new Tile(new Places(start, count), new Places(0, Math.Min(end, keys)), keys - queries));
        }

        return strips;
    }
}
