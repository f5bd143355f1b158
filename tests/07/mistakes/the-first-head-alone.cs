// task:  07.11
// title: Only the first head's weights are taken
// hint:  Each head looks for something of its own; it is the mean of all that is asked for.
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
        var weights = looks[layer]; // [1, heads, target, source]
        return weights[0, 0].MoveToOuterDisposeScope(); // [heads, target, source] → [target, source]
    }
}
