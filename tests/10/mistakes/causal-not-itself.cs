// task:  10.6
// title: A query does not see itself
// hint:  j ≤ i + Past: its own key is not hidden.
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
        return tile.Keys.End <= first
            ? null
            : ones(tile.Rows.Count, tile.Keys.Count, dtype: ScalarType.Bool).tril(first - tile.Keys.Start - 1);
    }
}
