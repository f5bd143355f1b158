// task:  04.8
// title: The feed-forward network is given the input
// hint:  It works on what the attention has gathered: on the first norm's output.
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
        var middle = norm1.call(input + attended);
        var output = norm2.call(middle + Think(input));
        return (output, weights);
    }
}
