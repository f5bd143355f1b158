// task:  10.6
// title: True stands for hidden
// hint:  Lesson 01's booleans say who may attend.
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

        long first = tile.Rows.Start + tile.Past; // the position of the first query
        return tile.Keys.End <= first + 1
            ? null
            : ones(tile.Rows.Count, tile.Keys.Count, dtype: ScalarType.Bool).triu(first - tile.Keys.Start + 1);
    }
}
