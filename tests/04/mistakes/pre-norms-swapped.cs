// task:  04.9
// title: norm1 and norm2 have changed places
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
    private (Tensor output, Tensor weights) PreNorm(Tensor input, Tensor? mask)
    {
        var (attended, weights) = Attend(norm2.call(input), mask);
        var middle = input + attended;
        var output = middle + Think(norm1.call(middle));
        return (output, weights);
    }
}
