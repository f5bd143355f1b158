// task:  10.10
// title: It is the slope times the key's position
// hint:  Under a causal mask the outputs agree, but logsumexps don't, and without one nothing does.
// source: Dao-AILab/flash-attention PR #540 and mosaicml/llm-foundry #186: the same row of key positions for all
//         queries
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
