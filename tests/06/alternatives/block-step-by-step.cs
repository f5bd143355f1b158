// task:  06.4
// title: A block step by step
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

        bool pre = Norm == NormPlacement.Pre;
        var (attended, weights) = self_attn.call(pre ? norm1.call(input) : input, mask, cache);
        var middle = input + nn.functional.dropout(attended, _dropout, training);
        middle = pre ? middle : norm1.call(middle);
        var output = middle + Think(pre ? norm2.call(middle) : middle);
        return (pre ? output : norm2.call(output), weights);
    }
}
