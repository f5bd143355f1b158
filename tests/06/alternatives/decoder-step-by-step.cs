// task:  06.5
// title: A decoder block step by step
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

        bool pre = Norm == NormPlacement.Pre;
        var (back, selfWeights) = self_attn.call(pre ? norm1.call(target) : target, targetMask, cache);
        var tokens = target + nn.functional.dropout(back, _dropout, training);
        tokens = pre ? tokens : norm1.call(tokens);
        var (read, crossWeights) = multihead_attn.call(pre ? norm2.call(tokens) : tokens, memory, memory, memoryMask);
        tokens = tokens + nn.functional.dropout(read, _dropout, training);
        tokens = pre ? tokens : norm2.call(tokens);
        tokens = tokens + Think(pre ? norm3.call(tokens) : tokens);
        return (pre ? tokens : norm3.call(tokens), selfWeights, crossWeights);
    }
}
