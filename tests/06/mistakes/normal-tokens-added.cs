// task:  06.4
// title: The normalised tokens are added
// hint:  The residual connection starts from the tokens as they came in. What is normalised is for the sublayer alone.
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
        var middle = NormAfter(norm1, normal + attended);
        var output = NormAfter(norm2, middle + Think(NormBefore(norm2, middle)));
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
