// task:   06.4
// title:  the lambda attends over input instead of the tokens it is given, so not normalised
// expect: Use the lambda's argument: it is normalised.
// hears:  attention-given-the-raw-input
// faults: 1
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
            (var attended, weights) = Attend(input, mask, cache);
            return attended;
        });
        return (Around(norm2, middle, tokens => Think(tokens)), weights);
    }

    private Tensor Around(LayerNorm norm, Tensor tokens, Func<Tensor, Tensor> sublayer) =>
        NormAfter(norm, tokens + sublayer(NormBefore(norm, tokens)));
}
