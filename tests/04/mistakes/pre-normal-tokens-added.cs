// task:  04.9
// title: The attention's result is added to the normalised tokens
// hint:  The residual connection starts before the norm. That is the point of pre-norm: a path from output to input
//        with nothing in the way.
using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class EncoderBlock
{
    private (Tensor output, Tensor weights) PreNorm(Tensor input, Tensor? mask)
    {
        var (attended, weights) = Attend(norm1.call(input), mask);
        var middle = norm1.call(input) + attended;
        var output = middle + Think(norm2.call(middle));
        return (output, weights);
    }
}
