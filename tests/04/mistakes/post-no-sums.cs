// task:  04.8
// title: Neither residual connection is there
// hint:  Both sublayers replace the tokens, where they should add to them.
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
        var (attended, weights) = Attend(input, mask);
        var middle = norm1.call(attended);
        var output = norm2.call(Think(middle));
        return (output, weights);
    }
}
