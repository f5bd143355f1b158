// task:  12.5
// title: The sum is written into the weight itself
// hint:  The weight may be somebody else's, too: a tied head is the embedding. And what was there before is gone. Make
//        a tensor of its own.
// source: huggingface/peft PR #2972: merging a tied head
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
        if (_merged is null)
        {
            weight.add_(Factor * lora_b.matmul(lora_a));
            _merged = weight.alias().DetachFromDisposeScope();
        }
    }
}
