// task:  06.5
// title: The second and the third norm have changed places
// hint:  norm2 belongs to the look at the memory, norm3 to the feed-forward network.
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

        var (own, selfWeights) = Attend(
            NormBefore(norm1, target), targetMask, cache); // [batch, new, d_model], [batch, heads, new, length]
        var looked = NormAfter(norm1, target + own);
        var (found, crossWeights) = CrossAttend(
            NormBefore(norm3, looked), memory, memoryMask); // [batch, new, d_model], [batch, heads, new, source]
        var informed = NormAfter(norm3, looked + found);
        var output = NormAfter(norm2, informed + Think(NormBefore(norm2, informed)));
        return (
            output.MoveToOuterDisposeScope(),
            selfWeights.MoveToOuterDisposeScope(),
            crossWeights.MoveToOuterDisposeScope());
    }
}
