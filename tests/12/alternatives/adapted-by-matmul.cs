// task:  12.3
// title: By transposed products
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

        var dropped = dropout(input, Dropout, training);
        var added = dropped.matmul(lora_a.t()).matmul(lora_b.t()) * Factor; // [..., inputs] → [..., outputs]
        return linear(input, weight, bias).add(added);
    }
}
