// task:  04.8
// rule:  unused-mask
// title: The mask is not passed on
// hint:  The block accepts a mask and attends to everything all the same.
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
        var (attended, weights) = Attend(input, null);
        var middle = norm1.call(input + attended);
        var output = norm2.call(middle + Think(middle));
        return (output, weights);
    }
}
