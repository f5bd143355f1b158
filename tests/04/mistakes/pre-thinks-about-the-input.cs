// task:  04.9
// title: The feed-forward network does not see what was gathered
// hint:  It is given the block's input, so the two sublayers run side by side. It comes after the attention, and works
//        on the sum.
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
        var output = middle + Think(norm2.call(input));
        return (output, weights);
    }
}
