// task:  04.9
// title: The norms come after the sublayers
// hint:  Each is laid over what a sublayer gives. In a pre-norm block it comes before the sublayer.
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
        var (attended, weights) = Attend(input, mask);
        var middle = input + norm1.call(attended);
        var output = middle + norm2.call(Think(middle));
        return (output, weights);
    }
}
