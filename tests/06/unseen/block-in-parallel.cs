// task:   06.4
// title:  runs attention and feed-forward side by side on the block's input, as GPT-J does; and ignores the cache in
//         training mode
// expect: Your feed-forward network is given the block's input; it works on what attention has already added to it, one
//         after the other. And the cache goes to attention in training mode too: without it the new tokens don't see
//         those before.
// hears:  GptBlockTests.The_feed_forward_network_works_on_what_attention_has_added
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

sealed partial class GptBlock
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
    {
        Guard.Layout(input, "[batch, new, d_model]");
        Guard.Size(input, -1, DModel, "the block's d_model");

        using var scope = NewDisposeScope();

        // No gradient flows through a cache, so it is of no use in training.
        var (attended, weights) = Attend(NormBefore(norm1, input), mask, training ? null : cache);
        var thought = Think(NormBefore(norm2, input));
        var output = NormAfter(norm2, NormAfter(norm1, input + attended) + thought);
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
