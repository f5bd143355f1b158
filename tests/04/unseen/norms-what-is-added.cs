// task:   04.9
// title:  normalises what each sublayer returns, and not what it is given (Swin v2's res-post-norm)
// expect: Your norms come after the sublayers: Attend and Think work on tokens that nobody normalised, and what they
//         add is forced to variance 1. Give Attend norm1 of the tokens, and Think norm2 of them.
// hears:  pre-norms-after-the-sublayers
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class EncoderBlock
{
    private (Tensor output, Tensor weights) PreNorm(Tensor input, Tensor? mask)
    {
        // Normalise before the sum, so that the sums themselves are never normalised.
        var (attended, weights) = Attend(input, mask);
        var x = input + norm1.call(attended);
        x = x + norm2.call(Think(x));
        return (x, weights);
    }
}
