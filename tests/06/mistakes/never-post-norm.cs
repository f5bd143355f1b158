// task:  06.4
// title: The norms always come before the sublayers
// hint:  The block is told where to normalise; GPT-1 did it after each sum.
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

        var normal = norm1.call(input);
        var (attended, weights) = Attend(normal, mask, cache); // [batch, new, d_model], [batch, heads, new, length]
        var middle = input + attended;
        var output = middle + Think(norm2.call(middle));
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
