// task:  06.5
// rule:  unused-mask
// title: The memory's mask is ignored
// hint:  Padding in the memory must not be looked at.
using Katas.Lesson02;
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

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

        Tensor selfWeights = null!, crossWeights = null!;
        var looked = Around(norm1, target, tokens =>
        {
            (var attended, selfWeights) = self_attn.call(tokens, targetMask, cache); // [batch, new, d_model]
            return attended;
        });
        var informed = Around(norm2, looked, tokens =>
        {
            (var attended, crossWeights) = multihead_attn.call(tokens, memory, memory, null);
            return attended; // [batch, new, d_model], however long the memory is
        });
        var output = Around(norm3, informed, Think);
        return (
            output.MoveToOuterDisposeScope(),
            selfWeights.MoveToOuterDisposeScope(),
            crossWeights.MoveToOuterDisposeScope());
    }
}
