// task:  04.9
// title: The second sum takes the input once more
// hint:  What the attention added is lost. The second residual connection starts from the first sum.
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
        var output = input + Think(norm2.call(middle));
        return (output, weights);
    }
}
