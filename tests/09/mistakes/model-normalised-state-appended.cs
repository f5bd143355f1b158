// task:  09.14
// title: The normalised state is appended, and not put in the last one's place
// hint:  There is one hidden state for the embedding and one for each block.
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

        using var scope = NewDisposeScope();

        var tap = new Tap(input.Tap);
        long before = input.Past?.Count ?? 0;
        long count = (input.Ids ?? input.Vectors!).size(1);
        var places = input.Positions ?? arange(before, before + count); // [new]
        var x = tap.At("embedding", Embed(input, places)); // [batch, new] → [batch, new, width]
        var angles = Turns(places); // [new] → [1, new, pairs]
        List<Tensor> hidden = [x];
        List<KeyValues> kept = [];
        for (int i = 0; i < blocks.Count; i++)
        {
            var context = new BlockContext(angles, input.Mask, input.Past?.Layers[i], tap.Within($"blocks.{i}"));
            (x, var layer) = blocks[i].call(x, context); // [batch, new, width]
            hidden.Add(x);
            kept.Add(layer);
        }

        hidden.Add(tap.At("norm", norm is null ? x : norm.call(x))); // [batch, new, width]
        var logits = Score(hidden[^1]); // [batch, new, width] → [batch, new, vocabulary]
        return new ModelOutput(
            logits?.MoveToOuterDisposeScope(),
            [.. hidden.Select(state => state.MoveToOuterDisposeScope())],
            new Past(kept, before + count).MoveToOuterDisposeScope());
    }
}
