// task:  12.5
// title: The factor is missing in the merged weight
// hint:  A call multiplies by the factor, so the sum has to, too.
// source: jingyaogong/minimind PR #598: W_new = W_old + B @ A
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
        _merged ??= (weight + lora_b.matmul(lora_a)).DetachFromDisposeScope();
    }
}
