// task:  04.9
// title: The norms come after the sums
// hint:  This is the post-norm block of the task before. Here each norm comes before its sublayer.
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
        var middle = norm1.call(input + attended);
        var output = norm2.call(middle + Think(middle));
        return (output, weights);
    }
}
