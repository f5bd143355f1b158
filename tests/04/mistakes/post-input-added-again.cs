// task:  04.8
// title: The second sum takes the block's input
// hint:  The second residual connection goes around the second sublayer only. It starts from what the first norm gave.
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
        var output = norm2.call(input + Think(middle));
        return (output, weights);
    }
}
