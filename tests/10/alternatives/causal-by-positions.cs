// task:  10.6
// title: By comparing positions
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

        var queries = arange(tile.Rows.Start, tile.Rows.End).unsqueeze(-1) + tile.Past; // [rows, 1]
        var seen = arange(tile.Keys.Start, tile.Keys.End) <= queries; // [rows, keys]
        return seen.all().ToBoolean() ? null : seen;
    }
}
