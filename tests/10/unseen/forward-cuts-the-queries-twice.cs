// task:   10.7
// title:  hands Row the strip's queries only
// expect: Row takes all queries and cuts the strip's rows out itself. Handed rows only, it looks for rows behind their
//         end.
// hears:  TiledAttentionTests.All_strips_are_lesson_01_s_attention_for_tiles_of_any_size
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class TiledAttention
{
    public static Partial Forward(Tensor query, Tensor key, Tensor value, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.Tiles(options, query.size(-2), key.size(-2));

        using var scope = NewDisposeScope();
        var output = zeros([.. query.shape[..^1], value.size(-1)], query.dtype);
        var logs = zeros(query.shape[..^1], query.dtype);
        foreach (var strip in Tiling.Strips(query.size(-2), key.size(-2), options))
        {
            var part = Row(strip.Rows.Of(query), key, value, strip, options);
            strip.Rows.Of(output).copy_(part.Output);
            strip.Rows.Of(logs, -1).copy_(part.LogSumExp);
        }

        return new Partial(output, logs).MoveToOuterDisposeScope();
    }
}
