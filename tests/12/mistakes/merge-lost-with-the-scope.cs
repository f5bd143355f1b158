// task:  12.5
// title: The merged weight is disposed with the scope
// hint:  A tensor belongs to the innermost dispose scope in which it was made. What is kept in a field has to be
//        detached from it.
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
        _merged ??= (weight + (Factor * lora_b.matmul(lora_a)));
    }
}
