// task:  06.4
// title: Attention is given the input as it came, and not what NormBefore made of it
// hint:  In a pre-norm block a sublayer works on what is normalised. Follow what NormBefore hands back: does anybody
//        take it?
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
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
        var middle = NormAfter(norm1, input + attended);
        var output = NormAfter(norm2, middle + Think(NormBefore(norm2, middle)));
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
