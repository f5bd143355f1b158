// task:  10.10
// title: It is the slope times the key's position
// hint:  Under a causal mask the outputs agree, but logsumexps don't, and without one nothing does.
// source: ofirpress/attention_with_linear_biases #9, on the two ways to write the bias
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
        return slopes.view(-1, 1, 1) * (keys + (0 * queries)); // [heads, 1, 1] · [rows, keys] → [heads, rows, keys]
    }
}
