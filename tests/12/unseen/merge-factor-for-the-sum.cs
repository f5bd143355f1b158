// task:   12.5
// title:  multiplies the whole sum by the factor
// expect: The factor belongs to B A alone. Yours multiplies W by it as well.
// hears:  LoraLinearTests.The_sum_is_the_weight_and_the_factor_times_B_A
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public void Merge()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        _merged ??= (Factor * (weight + lora_b.matmul(lora_a))).DetachFromDisposeScope(); // [outputs, inputs]
    }
}
