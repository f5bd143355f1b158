// task:  06.4
// title: The residual connections are missing
// hint:  What a sublayer makes of the tokens is added to the tokens; it does not replace them.
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

        var (attended, weights) = self_attn.call(norm1.call(input), mask, cache);
        return (Think(norm2.call(attended)), weights);
    }
}
