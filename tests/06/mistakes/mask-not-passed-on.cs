// task:  06.4
// rule:  unused-mask
// title: The mask is not passed on
// hint:  The block is given a mask, and the attention has a parameter for it.
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

        Tensor weights = null!;
        var middle = Around(norm1, input, tokens =>
        {
            (var attended, weights) = self_attn.call(tokens, null, cache); // [batch, new, d_model], weights as above
            return attended;
        });
        var output = Around(norm2, middle, Think);
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
