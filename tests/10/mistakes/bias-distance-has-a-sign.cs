// task:  10.10
// title: The distance has a sign
// hint:  Without a causal mask there are keys behind the query. These are further away, too.
// source: ofirpress/attention_with_linear_biases #5: without a causal mask the distance has to be absolute
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
        return slopes.view(-1, 1, 1) * -(queries - keys); // [heads, 1, 1] · [rows, keys] → [heads, rows, keys]
    }
}
