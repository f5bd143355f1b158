// task:  12.3
// title: There is an activation between A and B
// hint:  LoRA is linear all through: only so can it be merged into one matrix.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public Tensor Adapted(Tensor input)
    {
        Guard.Layout(input, "[..., inputs]");
        Guard.Size(input, -1, weight.size(1), "the layer's inputs");

        var narrow = relu(linear(dropout(input, Dropout, training), lora_a)); // [..., inputs] → [..., rank]
        return linear(input, weight, bias) + (Factor * linear(narrow, lora_b)); // → [..., outputs]
    }
}
