// task:  10.10
// title: Every tile has the first tile's bias
// hint:  Positions count from the beginning of the text, not of the tile.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Bias(Tensor slopes, Tile tile)
    {
        Guard.Layout(slopes, "[heads]");

        var queries = arange(tile.Rows.Count).unsqueeze(-1); // [rows, 1]
        var keys = arange(tile.Keys.Count); // [keys]
        return slopes.view(-1, 1, 1) * -(queries - keys).abs(); // [heads, 1, 1] · [rows, keys] → [heads, rows, keys]
    }
}
