// task:  04.8
// title: The feed-forward network comes before the attention
// hint:  A block gathers first and works on it second.
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
        var middle = norm1.call(input + Think(input));
        var (attended, weights) = Attend(middle, mask);
        return (norm2.call(middle + attended), weights);
    }
}
