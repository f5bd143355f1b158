// task:  06.4
// rule:  unused-part
// title: The feed-forward network is missing
// hint:  A block has two sublayers. After gathering, each token works by itself.
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
        var middle = NormAfter(norm1, input + attended);
        var output = middle.alias();
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
