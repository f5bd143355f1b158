// task:  04.9
// rule:  unused-part
// title: norm1 is used before both sublayers
// hint:  norm2 is never used, and never learns.
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
        var middle = input + attended;
        var output = middle + Think(norm1.call(middle));
        return (output, weights);
    }
}
