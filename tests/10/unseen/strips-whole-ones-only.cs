// task:   10.5
// title:  makes as many strips as fit whole
// expect: queries / Size rounds down, so the queries behind the last whole strip are in none. The last strip is
//         smaller.
// hears:  TilingTests.Without_a_causal_mask_each_strip_has_all_keys
namespace Katas.Lesson10;

static partial class Tiling
{
    public static IEnumerable<Tile> Strips(long queries, long keys, TileOptions options)
    {
        Guard.Tiles(options, queries, keys);

        var past = keys - queries;
        var size = Math.Min(options.Size, queries);
        for (long i = 0; i < queries / size; i++)
        {
            var rows = new Places(i * size, size);
            var seen = options.Causal ? rows.End + past : keys;
            yield return new Tile(rows, new Places(0, seen), past);
        }
    }
}
