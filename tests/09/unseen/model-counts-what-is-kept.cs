// task:   09.14
// title:  goes on at the number of keys that are kept
// expect: With a window fewer keys are kept than there were tokens: positions go on at the past's count, not at its
//         length.
// hears:  model-positions-from-what-is-kept
// faults: 1
using Katas.Lesson01;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class TransformerModel
{
    public override ModelOutput forward(ModelInput input)
    {
        Guard.Input(input, Config);

        long length = input.Ids?.size(1) ?? input.Vectors!.size(1);
        long before = input.Past is { } old ? old.Layers[0].Length : 0;
        var places = input.Positions ?? arange(before, before + length, ScalarType.Int64);
        var tap = new Tap(input.Tap);
        var x = tap.At("embedding", Embed(input, places));
        var angles = Turns(places);
        List<Tensor> states = [x];
        List<KeyValues> kept = [];
        for (int i = 0; i < blocks.Count; i++)
        {
            var context = new BlockContext(angles, input.Mask, input.Past?.Layers[i], tap.Within($"blocks.{i}"));
            (x, var past) = blocks[i].call(x, context);
            kept.Add(past);
            states.Add(x);
        }

        if (norm is not null)
        {
            x = norm.call(x);
        }

        x = tap.At("norm", x);
        states[^1] = x;
        return new ModelOutput(Score(x), states, new Past(kept, before + length));
    }
}
