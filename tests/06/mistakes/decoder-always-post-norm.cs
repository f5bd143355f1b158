// task:  06.5
// title: The norms always come after the sums
// hint:  The block is told where to normalise, and a pre-norm block does it before each sublayer.
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

        var (own, selfWeights) = Attend(target, targetMask, cache);
        var looked = norm1.call(target + own);
        var (found, crossWeights) = CrossAttend(
            looked, memory, memoryMask); // [batch, new, d_model], [batch, heads, new, source]
        var informed = norm2.call(looked + found);
        var output = norm3.call(informed + Think(informed));
        return (
            output.MoveToOuterDisposeScope(),
            selfWeights.MoveToOuterDisposeScope(),
            crossWeights.MoveToOuterDisposeScope());
    }
}
