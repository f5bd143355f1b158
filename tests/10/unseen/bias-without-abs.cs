// task:   10.10
// title:  key minus query, without a bar
// expect: Keys behind the query get more, not less: without a causal mask it has to be the absolute distance.
// hears:  bias-distance-has-a-sign
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Bias(Tensor slopes, Tile tile)
    {
        Guard.Layout(slopes, "[heads]");

        var i = arange(tile.Rows.Start, tile.Rows.End) + tile.Past;
        var j = arange(tile.Keys.Start, tile.Keys.End);
        return slopes.unsqueeze(-1).unsqueeze(-1) * (j.unsqueeze(0) - i.unsqueeze(1));
    }
}
