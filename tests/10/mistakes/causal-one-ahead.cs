// task:  10.6
// title: A query sees the next token
// hint:  The diagonal is one too far to the right.
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
        return tile.Keys.End <= first + 2
            ? null
            : ones(tile.Rows.Count, tile.Keys.Count, dtype: ScalarType.Bool).tril(first - tile.Keys.Start + 1);
    }
}
