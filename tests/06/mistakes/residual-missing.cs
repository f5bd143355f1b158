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

        using var scope = NewDisposeScope();

        var normal = NormBefore(norm1, input);
        var (attended, weights) = Attend(normal, mask, cache); // [batch, new, d_model], [batch, heads, new, length]
        var middle = NormAfter(norm1, attended);
        var output = NormAfter(norm2, Think(NormBefore(norm2, middle)));
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
