// task:  10.6
// title: The future is seen, and the past is not
// hint:  True means may attend: that is the lower triangle.
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
            : ones(tile.Rows.Count, tile.Keys.Count, dtype: ScalarType.Bool).triu(first - tile.Keys.Start);
    }
}
