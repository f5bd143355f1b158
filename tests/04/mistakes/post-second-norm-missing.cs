// task:  04.8
// rule:  unused-part
// title: The second norm is missing
// hint:  In a post-norm block each sum is normalised, the one after the feed-forward network as well.
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
        var output = middle + Think(middle);
        return (output, weights);
    }
}
