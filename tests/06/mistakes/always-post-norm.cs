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

        var (attended, weights) = self_attn.call(input, mask, cache);
        var middle = norm1.call(input + nn.functional.dropout(attended, _dropout, training));
        return (norm2.call(middle + nn.functional.dropout(Think(middle), _dropout, training)), weights);
    }
}
