// task:  10.4
// title: The tile has lost its past
// hint:  `strip with { Keys = … }` keeps rows and past; a new tile has a past of 0, and a causal mask then hides the
//        wrong keys.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class TiledAttention
{
    public static Partial Row(Tensor query, Tensor key, Tensor value, Tile strip, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.AtLeast(options.Size, 1);

        using var scope = NewDisposeScope();

        var rows = RunningRows.Begin(strip.Rows.Of(query), value.size(-1));
        foreach (var keys in strip.Keys.Cut(options.Size))
        {
            using var inner = NewDisposeScope(); // whatever a tile needs goes with it
            using var before = rows;
            var scores = Scores(query, key, new Tile(strip.Rows, keys), options); // [..., rows, keys]
            rows = OnlineSoftmax.Add(before, scores, keys.Of(value)).MoveToOuterDisposeScope();
        }

        var output = rows.Mixture / rows.Sum.masked_fill(rows.Sum == 0, 1); // [..., rows, d_v]; 0 / 1 and not 0 / 0
        var logSumExp = (rows.Largest + rows.Sum.log()).squeeze(-1); // [..., rows, 1] → [..., rows]
        return new Partial(output, logSumExp).MoveToOuterDisposeScope();
    }
}
