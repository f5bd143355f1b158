// task:  04.9
// rule:  unused-mask
// title: The mask is not handed to the attention
// hint:  The block accepts a mask and attends to everything all the same.
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
        var (attended, weights) = Attend(norm1.call(input), null);
        var middle = input + attended;
        var output = middle + Think(norm2.call(middle));
        return (output, weights);
    }
}
