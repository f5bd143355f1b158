// task:  04.8
// title: The sums are dropped, and not what the sublayers add
// hint:  Dropout is at work in the sublayers. What goes around them has to come through whole.
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
        var middle = norm1.call(nn.functional.dropout(input + attended, _dropout, training));
        var output = norm2.call(nn.functional.dropout(middle + Think(middle), _dropout, training));
        return (output, weights);
    }
}
