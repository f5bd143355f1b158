// task:  10.4
// title: Each tile is finished by itself and merged
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

        long[] shape = [.. query.shape[..^2], strip.Rows.Count];
        var result = new Partial(
            zeros([.. shape, value.size(-1)], query.dtype), full(shape, double.NegativeInfinity, query.dtype));
        foreach (var keys in strip.Keys.Cut(options.Size))
        {
            using var inner = NewDisposeScope();
            using var before = result;
            var scores = Scores(query, key, strip with { Keys = keys }, options); // [..., rows, keys]
            var part = new Partial(Attention.Softmax(scores).matmul(keys.Of(value)), scores.logsumexp(-1));
            result = Parts.Merge(before, part).MoveToOuterDisposeScope();
        }

        return result.MoveToOuterDisposeScope();
    }
}
