// task:  04.9
// title: Dropout acts on the sums
// hint:  Dropout is at work in the sublayers already. What goes around them has to come through whole.
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
        var middle = nn.functional.dropout(input + attended, _dropout, training);
        var output = nn.functional.dropout(middle + Think(norm2.call(middle)), _dropout, training);
        return (output, weights);
    }
}
