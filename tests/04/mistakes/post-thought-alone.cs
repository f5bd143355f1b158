// task:  04.8
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
    private (Tensor output, Tensor weights) PostNorm(Tensor input, Tensor? mask)
    {
        var (attended, weights) = Attend(input, mask);
        var middle = norm1.call(input + attended);
        var output = norm2.call(Think(middle));
        return (output, weights);
    }
}
