// task:  12.3
// title: The layer itself sees the input with holes, too
// hint:  Dropout is for what the adapter is given. The layer was trained on whole inputs.
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

        input = dropout(input, Dropout, training);
        var narrow = linear(input, lora_a); // [..., inputs] → [..., rank]
        return linear(input, weight, bias) + (Factor * linear(narrow, lora_b)); // → [..., outputs]
    }
}
