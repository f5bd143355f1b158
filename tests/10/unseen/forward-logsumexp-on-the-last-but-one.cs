// task:   10.7
// title:  writes the logsumexp to the strip's rows of the last dimension but one
// expect: The logsumexp is [..., query]: its rows are the last dimension. strip.Rows.Of(logSumExp, -1).
// hears:  TiledAttentionTests.All_strips_are_lesson_01_s_attention_for_tiles_of_any_size
namespace Katas.Lesson10;

static partial class TiledAttention
{
    public static Partial Forward(Tensor query, Tensor key, Tensor value, TileOptions options)
    {
        Guard.Attention(query, key, value);
        Guard.Tiles(options, query.size(-2), key.size(-2));

        using var scope = NewDisposeScope();

        var output = zeros([.. query.shape[..^1], value.size(-1)], query.dtype);
        var logSumExp = zeros(query.shape[..^1], query.dtype);
        foreach (var strip in Tiling.Strips(query.size(-2), key.size(-2), options))
        {
            using var part = Row(query, key, value, strip, options);
            strip.Rows.Of(output).copy_(part.Output);
            strip.Rows.Of(logSumExp).copy_(part.LogSumExp);
        }

        return new Partial(output, logSumExp).MoveToOuterDisposeScope();
    }
}
