// task:  10.10
// title: By the smaller of two differences
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Bias(Tensor slopes, Tile tile)
    {
        Guard.Layout(slopes, "[heads]");

        var queries = (arange(tile.Rows.Start, tile.Rows.End) + tile.Past).view(-1, 1); // [rows, 1]
        var keys = arange(tile.Keys.Start, tile.Keys.End).view(1, -1); // [1, keys]
        return slopes.unsqueeze(-1).unsqueeze(-1) * minimum(queries - keys, keys - queries); // [heads, rows, keys]
    }
}
