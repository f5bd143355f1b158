// task:  06.4
// title: A block with the residual as a function
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

        Tensor weights = null!;
        var middle = Around(norm1, input, tokens =>
        {
            (var attended, weights) = Attend(tokens, mask, cache);
            return attended;
        });
        return (Around(norm2, middle, Think), weights);

        Tensor Around(LayerNorm norm, Tensor tokens, Func<Tensor, Tensor> sublayer) => Norm == NormPlacement.Post
            ? norm.call(tokens + sublayer(tokens))
            : tokens + sublayer(norm.call(tokens));
    }
}
