// task:  12.3
// title: The layer's own output is multiplied by the factor, too
// hint:  The factor is for what is added. The layer itself stays what it is.
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

        var narrow = linear(dropout(input, Dropout, training), lora_a); // [..., inputs] → [..., rank]
        return Factor * (linear(input, weight, bias) + linear(narrow, lora_b)); // → [..., outputs]
    }
}
