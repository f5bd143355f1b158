// task:  09.12
// title: With a window, all keys are kept
// hint:  That is right and costs what the window was to save.
// source: vivekkalyanarangan30/llm_from_scratch #3: attention has a window, and what is kept grows without end
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class GroupedAttention
{
    public override (Tensor output, KeyValues past) forward(Tensor input, BlockContext context)
    {
        Guard.Layout(input, "[batch, new, width]");
        Guard.Size(input, -1, _config.Width, "the model's width");

        var q = Split(query.call(input), _config.Heads); // [batch, new, width] → [batch, heads, new, head size]
        var k = Split(key.call(input), _config.KeyHeads); // [batch, new, width] → [batch, key heads, new, head size]
        var v = Split(value.call(input), _config.KeyHeads); // the same
        if (_config.QkNorm)
        {
            (q, k) = (query_norm!.call(q), key_norm!.call(k));
        }

        if (context.Angles is { } angles)
        {
            (q, k) = (Rotary.Rotate(q, angles, _config.Rotary.Layout), Rotary.Rotate(k, angles, _config.Rotary.Layout));
        }

        (q, k, v) = (context.Tap.At("q", q), context.Tap.At("k", k), context.Tap.At("v", v));
        var all = KeyValues.Append(context.Past, k, v); // [batch, key heads, new, …] → [batch, key heads, length, …]
        var masks = Masks(q.size(2), all.Length, context.Mask);
        var z = GroupedQuery.Attend(q, all.Keys, all.Values, masks, context.Tap); // → [batch, heads, new, head size]
        return (output.call(Merge(z)), all); // → [batch, new, width]
    }
}
