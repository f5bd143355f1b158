// task:  04.9
// title: The feed-forward's result is added to normalised tokens
// hint:  The second residual connection starts before its norm, like the first.
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
        var output = norm2.call(middle) + Think(norm2.call(middle));
        return (output, weights);
    }
}
