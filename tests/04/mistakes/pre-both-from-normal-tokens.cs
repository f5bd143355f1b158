// task:  04.9
// title: Both sums start from normalised tokens
// hint:  The norm was stored over the tokens, and then added to. Only the sublayer sees normalised tokens; what is
//        added to are the tokens as they were.
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
        var tokens = norm1.call(input);
        var (attended, weights) = Attend(tokens, mask);
        tokens = norm2.call(tokens + attended);
        return (tokens + Think(tokens), weights);
    }
}
