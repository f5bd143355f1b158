// task:  12.5
// title: The adapter is subtracted
// hint:  A call adds it, so does the sum.
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
        _merged ??= (weight - (Factor * lora_b.matmul(lora_a))).DetachFromDisposeScope();
    }
}
