// task:  12.3
// title: By the product of B and A, made first
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

        var delta = Factor * lora_b.matmul(lora_a); // → [outputs, inputs]
        return linear(input, weight, bias) + linear(dropout(input, Dropout, training), delta); // → [..., outputs]
    }
}
