// task:  10.10
// title: The sign is wrong: what is further away gets more
// hint:  The bias is minus the slope times the distance.
// source: ofirpress/attention_with_linear_biases #19 asks why what is to be subtracted is added
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
        return slopes.view(-1, 1, 1) * (queries - keys).abs(); // [heads, 1, 1] · [rows, keys] → [heads, rows, keys]
    }
}
