// task:  06.5
// title: The memory comes first
// hint:  The look back at what is written comes first, then the look at the memory.
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

        Tensor selfWeights = null!, crossWeights = null!;
        var informed = Around(norm2, target, tokens =>
        {
            (var attended, crossWeights) = multihead_attn.call(tokens, memory, memory, memoryMask);
            return attended;
        });
        var looked = Around(norm1, informed, tokens =>
        {
            (var attended, selfWeights) = self_attn.call(tokens, targetMask, cache);
            return attended;
        });
        return (Around(norm3, looked, Think), selfWeights, crossWeights);
    }
}
