// task:  04.8
// title: The norms are laid over what the sublayers give
// hint:  Post-norm normalises the sum. Here the sum itself is left to grow from block to block.
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
        var middle = input + norm1.call(attended);
        var output = middle + norm2.call(Think(middle));
        return (output, weights);
    }
}
