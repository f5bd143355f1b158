// task:  04.8
// title: The norms have changed places
// hint:  norm1 belongs to the attention and norm2 to the feed-forward network. In a new block the two are equal; with
//        trained weights they are not.
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
        var middle = norm2.call(input + attended);
        var output = norm1.call(middle + Think(middle));
        return (output, weights);
    }
}
