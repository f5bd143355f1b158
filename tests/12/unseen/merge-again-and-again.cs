// task:   12.5
// title:  adds to what is merged already
// expect: A second merge adds the adapter a second time. If there is a sum, leave it.
// hears:  merge-twice-adds-twice
// source: huggingface/peft PR #1355: merging was not idempotent
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
