// task:   10.6
// title:  a query does not see itself
// expect: j < i + past: the query's own key is hidden. It is j ≤ i + past.
// hears:  causal-not-itself
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

        var i = arange(tile.Rows.Start, tile.Rows.End).unsqueeze(-1) + tile.Past;
        var j = arange(tile.Keys.Start, tile.Keys.End);
        var seen = j < i;
        return seen.all().ToBoolean() ? null : seen;
    }
}
