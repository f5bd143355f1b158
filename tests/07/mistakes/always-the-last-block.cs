// task:  07.11
// rule:  unused-argument
// title: The last block's weights are taken, whichever is asked for
// hint:  Which block is asked is given; the weights of each are there.
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
        var start = full([1], model.Config.StartId, dtype: ScalarType.Int64);
        var inputs = cat([start, target[..^1]]).unsqueeze(0); // [target] → [1, target]
        var (_, looks) = model.Decode(inputs, model.Encode(batch), batch);
        var weights = looks[^1]; // [1, heads, target, source]
        return weights[0].mean([0]).MoveToOuterDisposeScope(); // [heads, target, source] → [target, source]
    }
}
