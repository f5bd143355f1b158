// task:  04.9
// title: Nothing is added to what the feed-forward network gives
// hint:  The second sublayer has a residual connection like the first.
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
        var output = Think(norm2.call(middle));
        return (output, weights);
    }
}
