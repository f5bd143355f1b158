// task:   09.12
// title:  normalises queries and keys after they were rotated
// expect: Normalise first, then rotate: the norm scales each feature by a gain of its own, and a rotation mixes
//         features.
// hears:  normalised-after-rotating
// faults: 1
using Katas.Lesson01;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

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
        if (context.Angles is { } angles)
        {
            q = Rotary.Rotate(q, angles, _config.Rotary.Layout);
            k = Rotary.Rotate(k, angles, _config.Rotary.Layout);
        }

        if (_config.QkNorm)
        {
            q = query_norm!.call(q);
            k = key_norm!.call(k);
        }

        q = context.Tap.At("q", q);
        k = context.Tap.At("k", k);
        v = context.Tap.At("v", v);
        var all = KeyValues.Append(context.Past, k, v);
        var z = GroupedQuery.Attend(q, all.Keys, all.Values, Masks(q.size(-2), all.Length, context.Mask), context.Tap);
        return (output.call(Merge(z)), _config.Window is { } window ? all.Newest(window - 1) : all);
    }
}
