// task:  06.4
// title: The norms always come after the sums
// hint:  The block is told where to normalise; GPT-2 does it before each sublayer.
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson06;

sealed partial class GptBlock
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
    {
        Guard.Layout(input, "[batch, new, d_model]");
        Guard.Size(input, -1, DModel, "the block's d_model");

        using var scope = NewDisposeScope();

        var (attended, weights) = Attend(input, mask, cache); // [batch, new, d_model], [batch, heads, new, length]
        var middle = norm1.call(input + attended);
        var output = norm2.call(middle + Think(middle));
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
