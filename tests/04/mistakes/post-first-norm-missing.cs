// task:  04.8
// rule:  unused-part
// title: The first norm is missing
// hint:  In a post-norm block each sum is normalised, the one after the attention as well.
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
        var middle = input + attended;
        var output = norm2.call(middle + Think(middle));
        return (output, weights);
    }
}
