// task:   12.3
// title:  drops out of what the adapter gives
// expect: Dropout is for what the adapter is given, before A. Yours takes features away from what it gives.
// hears:  adapter-dropout-in-between
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public Tensor Adapted(Tensor input)
    {
        Guard.Layout(input, "[..., inputs]");
        Guard.Size(input, -1, weight.size(1), "the layer's inputs");

        var added = linear(linear(input, lora_a), lora_b); // [..., inputs] → [..., rank] → [..., outputs]
        return linear(input, weight, bias) + (Factor * dropout(added, Dropout, training));
    }
}
