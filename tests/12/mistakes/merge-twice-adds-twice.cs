// task:  12.5
// title: A second merge adds the adapter once more
// hint:  If there is a sum already, there is nothing to do.
// source: huggingface/peft PR #1355: merging again added again
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public void Merge()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        // [outputs, rank] · [rank, inputs] → [outputs, inputs]
        _merged = ((_merged ?? weight) + (Factor * lora_b.matmul(lora_a))).DetachFromDisposeScope();
    }
}
