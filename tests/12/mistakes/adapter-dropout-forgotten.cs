// task:  12.3
// title: Nothing is dropped out
// hint:  In training, the adapter's input goes through dropout with the layer's rate.
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

        var narrow = linear(input, lora_a); // [..., inputs] → [..., rank]
        return linear(input, weight, bias) + (Factor * linear(narrow, lora_b)); // → [..., outputs]
    }
}
