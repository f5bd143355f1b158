// task:   12.5
// title:  adds B A as it is
// expect: The factor is missing: merged, the adapter counts less, or more, than in a call.
// hears:  merge-not-scaled
// source: jingyaogong/minimind PR #598: W_new = W_old + B @ A
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
