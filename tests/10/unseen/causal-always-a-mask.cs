// task:   10.6
// title:  never null
// expect: The mask is right; where a tile lies before the diagonal, null is asked for.
// hears:  TilingTests.Each_tile_has_its_part_of_the_causal_mask
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Tiling
{
    public static Tensor? Causal(Tile tile)
    {
        Guard.AtLeast(tile.Rows.Count, 1);
        Guard.AtLeast(tile.Keys.Count, 1);

        var i = arange(tile.Rows.Start, tile.Rows.End).unsqueeze(-1) + tile.Past;
        var j = arange(tile.Keys.Start, tile.Keys.End);
        return i >= j;
    }
}
