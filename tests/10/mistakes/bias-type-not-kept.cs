// task:  10.10
// rule:  float64-mixed-in
// title: The type is not that of the slopes
// hint:  The slopes' type is the bias's type.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Bias(Tensor slopes, Tile tile)
    {
        Guard.Layout(slopes, "[heads]");

        var queries = arange(tile.Rows.Start + tile.Past, tile.Rows.End + tile.Past).unsqueeze(-1); // [rows, 1]
        var keys = arange(tile.Keys.Start, tile.Keys.End); // [keys]
        return slopes.view(-1, 1, 1) * -(
            queries - keys).abs().to(ScalarType.Float64); // [heads, 1, 1] · [rows, keys] → [heads, rows, keys]
    }
}
