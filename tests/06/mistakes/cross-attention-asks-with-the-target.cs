// task:  06.5
// title: Cross-attention asks with the target as it came into the block
// hint:  The queries are what has been looked up so far: the sum after the look back, normalised if the block is
//        pre-norm. What is it here that asks?
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
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

        var (own, selfWeights) = Attend(
            NormBefore(norm1, target), targetMask, cache); // [batch, new, d_model], [batch, heads, new, length]
        var looked = NormAfter(norm1, target + own);
        var (found, crossWeights) = CrossAttend(
            target, memory, memoryMask); // [batch, new, d_model], [batch, heads, new, source]
        var informed = NormAfter(norm2, looked + found);
        var output = NormAfter(norm3, informed + Think(NormBefore(norm3, informed)));
        return (
            output.MoveToOuterDisposeScope(),
            selfWeights.MoveToOuterDisposeScope(),
            crossWeights.MoveToOuterDisposeScope());
    }
}
