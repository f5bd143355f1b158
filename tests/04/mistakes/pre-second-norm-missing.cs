// task:  04.9
// rule:  unused-part
// title: The feed-forward network is given tokens that are not normalised
// hint:  In a pre-norm block each sublayer has a norm in front.
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
        var output = middle + Think(middle);
        return (output, weights);
    }
}
