// task:  12.5
// title: The merged weight remembers how it was made
// hint:  It is a weight to use, and not to train. Without no_grad it keeps A and B and the whole sum alive.
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

        // [outputs, rank] · [rank, inputs] → [outputs, inputs]
        _merged ??= (weight + (Factor * lora_b.matmul(lora_a))).DetachFromDisposeScope();
    }
}
