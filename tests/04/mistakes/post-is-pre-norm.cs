// task:  04.8
// title: The norms come before the sublayers
// hint:  This is the pre-norm block, which is the next task. Here the norms come after the sums.
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
        var (attended, weights) = Attend(norm1.call(input), mask);
        var middle = input + attended;
        var output = middle + Think(norm2.call(middle));
        return (output, weights);
    }
}
