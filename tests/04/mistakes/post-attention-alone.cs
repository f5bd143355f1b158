// task:  04.8
// title: The input is not added to what the attention gives
// hint:  Without the sum there is no residual connection: the token itself is lost, and only what it gathered from
//        others is left.
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
        var middle = norm1.call(attended);
        var output = norm2.call(middle + Think(middle));
        return (output, weights);
    }
}
