// task:   09.12
// title:  appends first and rotates all keys
// expect: Kept keys were rotated when they were new: now they are turned again, by angles that are not theirs.
// hears:  keys-kept-unrotated
// source: tenstorrent/tt-forge-onnx #422: which angle has a key that is kept
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
            q = query_norm!.call(q);
            k = key_norm!.call(k);
        }

        q = context.Tap.At("q", q);
        k = context.Tap.At("k", k);
        v = context.Tap.At("v", v);
        var all = KeyValues.Append(context.Past, k, v);
        var keys = all.Keys;
        if (context.Angles is { } angles)
        {
            q = Rotary.Rotate(q, angles, _config.Rotary.Layout);
            long more = keys.size(2) - angles.Cos.size(-2);
            var cos = cat([ones_like(angles.Cos.narrow(-2, 0, 1)).expand(-1, more, -1), angles.Cos], -2);
            var sin = cat([zeros_like(angles.Sin.narrow(-2, 0, 1)).expand(-1, more, -1), angles.Sin], -2);
            keys = Rotary.Rotate(keys, new Angles(cos, sin), _config.Rotary.Layout);
        }

        var z = GroupedQuery.Attend(q, keys, all.Values, Masks(q.size(2), all.Length, context.Mask), context.Tap);
        return (output.call(Merge(z)), all.Newest(_config.Window - 1));
    }
}
