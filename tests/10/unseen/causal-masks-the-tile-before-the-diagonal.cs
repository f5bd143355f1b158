// task:   10.6
// title:  makes a mask for a tile whose last key is its first query's own
// expect: The first query sees its own position: a tile whose last key stands there is seen whole, so null. Compare the
//         last key, Keys.End - 1, with the first query's position.
// hears:  TilingTests.Each_tile_has_its_part_of_the_causal_mask
namespace Katas.Lesson10;

static partial class Tiling
{
    public static Tensor? Causal(Tile tile)
    {
        Guard.AtLeast(tile.Rows.Count, 1);
        Guard.AtLeast(tile.Keys.Count, 1);

        var first = tile.Rows.Start + tile.Past;
        if (tile.Keys.End <= first)
        {
            return null;
        }

        using var scope = NewDisposeScope();

        var positions = arange(first, first + tile.Rows.Count).unsqueeze(1);
        var keys = arange(tile.Keys.Start, tile.Keys.End).unsqueeze(0);
        return (keys <= positions).MoveToOuterDisposeScope();
    }
}
