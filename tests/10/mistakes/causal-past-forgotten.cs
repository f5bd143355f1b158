// task:  10.6
// title: The queries are taken for the first of the keys
// hint:  Query i stands at position i + Past.
// source: pytorch/pytorch #144858, on which corner a causal mask is aligned to
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

        long first = tile.Rows.Start; // the position of the first query
        return tile.Keys.End <= first + 1
            ? null
            : ones(tile.Rows.Count, tile.Keys.Count, dtype: ScalarType.Bool).tril(first - tile.Keys.Start);
    }
}
