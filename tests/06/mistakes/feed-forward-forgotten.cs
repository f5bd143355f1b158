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

        Tensor weights = null!;
        var middle = Around(norm1, input, tokens =>
        {
            (var attended, weights) = self_attn.call(tokens, mask, cache); // [batch, new, d_model], weights as above
            return attended;
        });
        var output = middle.alias();
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
