// task:  04.8
// title: A post-norm block that changes one variable step by step
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
        var x = input;
        var (update, weights) = Attend(x, mask);
        x = norm1.call(update + x);
        x = norm2.call(Think(x) + x);
        return (x, weights);
    }
}
