// task:   12.5
// title:  merges, or takes it back if it is merged
// expect: Merging again changes nothing. Yours undoes the merge at every second call: that is for Unmerge.
// hears:  LoraLinearTests.A_second_merge_changes_nothing
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public void Merge()
    {
        if (Merged)
        {
            Unmerge();
            return;
        }

        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var added = Factor * lora_b.matmul(lora_a); // [outputs, rank] · [rank, inputs] → [outputs, inputs]
        _merged = (weight + added).DetachFromDisposeScope();
    }
}
