// task:  04.9
// title: The output is normalised
// hint:  A pre-norm block leaves its sums alone: the path from output to input stays free. A stack of them normalises
//        once, at its end.
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
        var output = norm2.call(middle + Think(norm2.call(middle)));
        return (output, weights);
    }
}
