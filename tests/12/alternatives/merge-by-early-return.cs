// task:  12.5
// title: Nothing to do if it is merged
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
        if (Merged)
        {
            return;
        }

        using var scope = NewDisposeScope();
        var sum = weight.detach() + lora_b.detach().matmul(lora_a.detach()).mul(Factor); // [outputs, inputs]
        _merged = sum.DetachFromDisposeScope();
    }
}
