// task:   05.4
// title:  a second LINQ pass collects the weights, and gives every block the embeddings instead of what the block
//         before it returned
// expect: Your output is right, but from the second block on the weights are not those that led to it: the pass that
//         collects them calls each block on `embedded` again. A block returns output and weights from one call; keep
//         both.
// hears:  EncoderTests.Each_block_s_weights_come_from_what_the_block_before_it_made
// faults: 1
using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

sealed partial class TransformerEncoder
{
    public override (Tensor output, Tensor[] weights) forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        using var scope = NewDisposeScope();

        var mask = Masks.Padding(tokens, Config.PaddingId); // [batch, 1, 1, key]
        var embedded = embeddings.call(tokens, segments); // [batch, length, d_model]
        var hidden = layers.Aggregate(embedded, (current, block) => block.call(current, mask).output);
        var weights = layers.Select(block => block.call(embedded, mask).weights.MoveToOuterDisposeScope());

        return (norm.call(hidden).MoveToOuterDisposeScope(), weights.ToArray());
    }
}
