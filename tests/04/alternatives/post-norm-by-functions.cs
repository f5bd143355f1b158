// task:  04.8
// title: A post-norm block with the residual as a function
using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class EncoderBlock
{
    private (Tensor output, Tensor weights) PostNorm(Tensor input, Tensor? mask)
    {
        Tensor weights = null!;
        var middle = Around(norm1, input, tokens =>
        {
            (var update, weights) = Attend(tokens, mask);
            return update;
        });
        return (Around(norm2, middle, Think), weights);

        static Tensor Around(LayerNorm norm, Tensor tokens, Func<Tensor, Tensor> sublayer) =>
            norm.call(tokens + sublayer(tokens));
    }
}
