// task:  12.3
// title: What the adapter gives is subtracted
// hint:  The signs do not matter to training, but merged weights and other people's adapters add.
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
        return linear(input, weight, bias) - (Factor * linear(narrow, lora_b)); // → [..., outputs]
    }
}
