// task:   04.8
// title:  both sublayers read the input side by side, as in GPT-J; and the weights are averaged over the heads, as
//         PyTorch does by default
// expect: Think gets the block's input, so that it has not seen what attention gathered: give it what norm1 returned.
//         And the weights belong to each head, [batch, heads, query, key]: return them as Attend does, without the
//         mean.
// hears:  PostNormTests.Output_and_weights_match_the_reference
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class EncoderBlock
{
    private (Tensor output, Tensor weights) PostNorm(Tensor input, Tensor? mask)
    {
        // Neither of the two needs the other's result, so they could run at the same time.
        var (attended, weights) = Attend(input, mask);
        var thought = Think(input);

        var gathered = norm1.call(input + attended);
        var output = norm2.call(gathered + thought);
        return (output, weights.mean([1])); // average_attn_weights=True
    }
}
