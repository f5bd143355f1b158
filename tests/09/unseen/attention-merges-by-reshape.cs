// task:   09.12
// title:  merges the heads by a reshape alone
// expect: The heads have to be moved next to each other before their features are put side by side: transpose first.
//         Merge is given for that.
// hears:  GroupedAttentionTests.What_the_heads_gathered_goes_through_the_output_map_head_by_head
namespace Katas.Lesson09;

sealed partial class GroupedAttention
{
    public override (Tensor output, KeyValues past) forward(Tensor input, BlockContext context)
    {
        Guard.Layout(input, "[batch, new, width]");
        Guard.Size(input, -1, _config.Width, "the model's width");

        var q = Split(query.call(input), _config.Heads);
        var k = Split(key.call(input), _config.KeyHeads);
        var v = Split(value.call(input), _config.KeyHeads);
        if (_config.QkNorm)
        {
            (q, k) = (query_norm!.call(q), key_norm!.call(k));
        }

        if (context.Angles is { } a)
        {
            (q, k) = (Rotary.Rotate(q, a, _config.Rotary.Layout), Rotary.Rotate(k, a, _config.Rotary.Layout));
        }

        (q, k, v) = (context.Tap.At("q", q), context.Tap.At("k", k), context.Tap.At("v", v));
        var all = KeyValues.Append(context.Past, k, v);
        var z = GroupedQuery.Attend(q, all.Keys, all.Values, Masks(q.size(2), all.Length, context.Mask), context.Tap);
        var flat = z.reshape(input.size(0), input.size(1), _config.Heads * _config.HeadSize);
        return (output.call(flat), all.Newest(_config.Window - 1));
    }
}
