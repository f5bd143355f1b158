// task:  04.8
// rule:  unused-part
// title: norm1 is used twice
// hint:  Each sum has a norm of its own; norm2 is never used, and never learns.
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
        var output = norm1.call(middle + Think(middle));
        return (output, weights);
    }
}
