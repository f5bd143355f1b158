// task:   12.5
// title:  takes detach for a copy, and adds to that
// expect: detach gives another tensor with the same numbers behind it: what is added to it in place is added to the
//         weight. Make the sum a tensor of its own.
// hears:  merge-in-place | parameter-changed-in-use
// source: huggingface/peft, pull request 2972: a merge wrote into an embedding that was the head, too
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
            return;
        }

        using var scope = NewDisposeScope();
        var sum = weight.detach();
        sum.add_(Factor * lora_b.detach().matmul(lora_a.detach())); // [outputs, inputs]
        _merged = sum.DetachFromDisposeScope();
    }
}
