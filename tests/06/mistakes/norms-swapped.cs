// task:  06.4
// title: The norms have changed places
// hint:  norm1 belongs to the attention, norm2 to the feed-forward network.
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

        var normal = NormBefore(norm2, input);
        var (attended, weights) = Attend(normal, mask, cache); // [batch, new, d_model], [batch, heads, new, length]
        var middle = NormAfter(norm2, input + attended);
        var output = NormAfter(norm1, middle + Think(NormBefore(norm1, middle)));
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
