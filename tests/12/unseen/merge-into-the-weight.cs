// task:   12.5
// title:  adds to the weight in place, and keeps a copy of what was
// expect: You write the sum into the weight itself. It may be somebody else's, too, as a tied head is the embedding.
//         Keep the sum in a tensor of its own.
// hears:  merge-in-place
// source: huggingface/peft PR #2972: merging a head that is the embedding, too
namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public void Merge()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        // [outputs, rank] · [rank, inputs] → [outputs, inputs]
        if (_merged is null)
        {
            weight.add_(Factor * lora_b.matmul(lora_a));
            _merged = weight.alias().DetachFromDisposeScope();
        }
    }
}
