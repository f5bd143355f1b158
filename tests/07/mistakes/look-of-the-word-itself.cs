// task:  07.11
// title: The rows are one word late
// hint:  The place of a word is where the next one is chosen. The row of a word belongs to the place before it.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

static partial class Alignment
{
    public static Tensor Weights(Transformer model, Tensor source, Tensor target, int layer)
    {
        Guard.Layout(source, "[source]");
        Guard.Layout(target, "[target]");
        Guard.WholeNumbers(target);
        Guard.Index(layer, model.Config.DecoderLayers);

        using var scope = NewDisposeScope();

        var batch = source.unsqueeze(0); // [source] → [1, source]
        var inputs = target.unsqueeze(0); // [target] → [1, target]
        var (_, looks) = model.Decode(inputs, model.Encode(batch), batch);
        var weights = looks[layer]; // [1, heads, target, source]
        return weights[0].mean([0]).MoveToOuterDisposeScope(); // [heads, target, source] → [target, source]
    }
}
