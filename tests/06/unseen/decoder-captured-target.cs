// task:   06.5
// title:  the lambda of the second sublayer ignores its argument: cross-attention asks with the block's target, not
//         with what the look back made of it
// expect: Look at the second lambda: it is given the tokens and does not use them, so cross-attention asks with
//         `target` as it came into the block, without norm and without the look back.
// hears:  cross-attention-asks-with-the-target
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

sealed partial class DecoderBlock
{
    public override (Tensor output, Tensor selfWeights, Tensor crossWeights) forward(
        Tensor target, Tensor memory, Tensor? targetMask, Tensor? memoryMask, KeyValueCache? cache)
    {
        Guard.Layout(target, "[batch, new, d_model]");
        Guard.Size(target, -1, DModel, "the block's d_model");
        Guard.Layout(memory, "[batch, source, d_model]");
        Guard.Size(memory, -1, DModel, "the block's d_model");
        Guard.Size(memory, 0, target.size(0), "the batch of target");

        using var scope = NewDisposeScope();

        Tensor selfWeights = null!;
        Tensor crossWeights = null!;

        var tokens = Sublayer(target, norm1, input =>
        {
            (var attended, selfWeights) = Attend(input, targetMask, cache);
            return attended;
        });
        tokens = Sublayer(tokens, norm2, input =>
        {
            (var attended, crossWeights) = CrossAttend(target, memory, memoryMask);
            return attended;
        });
        tokens = Sublayer(tokens, norm3, Think);

        return (
            tokens.MoveToOuterDisposeScope(),
            selfWeights.MoveToOuterDisposeScope(),
            crossWeights.MoveToOuterDisposeScope());
    }

    private Tensor Sublayer(Tensor tokens, Katas.Lesson04.LayerNorm norm, Func<Tensor, Tensor> work) =>
        NormAfter(norm, tokens + work(NormBefore(norm, tokens)));
}
