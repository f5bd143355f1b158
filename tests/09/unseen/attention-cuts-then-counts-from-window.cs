// task:   09.12
// title:  cuts the old keys before it attends, and keeps a whole window
// expect: The first of several new tokens still needs the oldest keys: cut after attending. And the next token sees
//         Window - 1 tokens before it, not Window.
// hears:  GroupedAttentionTests.Old_keys_are_given_up_after_everybody_has_looked
// faults: 2
// source: huggingface/transformers #37574, Lightning-AI/litgpt #2182
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

        if (context.Angles is not null)
        {
            q = Rotary.Rotate(q, context.Angles, _config.Rotary.Layout);
            k = Rotary.Rotate(k, context.Angles, _config.Rotary.Layout);
        }

        (q, k, v) = (context.Tap.At("q", q), context.Tap.At("k", k), context.Tap.At("v", v));
        var kept = KeyValues.Append(context.Past, k, v);
        if (_config.Window is { } window && kept.Length > window)
        {
            kept = kept.Newest(Math.Max(window, q.size(2)));
        }

        var masks = Masks(q.size(2), kept.Length, context.Mask);
        var z = GroupedQuery.Attend(q, kept.Keys, kept.Values, masks, context.Tap);
        return (output.call(Merge(z)), kept.Newest(_config.Window));
    }
}
