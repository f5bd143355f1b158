// task:  12.3
// rule:  gradient-cut
// title: No gradient reaches the adapter
// hint:  A and B are what trains. Whatever is computed with them has to remember how.
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
        return linear(input, weight, bias) + (Factor * linear(narrow, lora_b).detach()); // → [..., outputs]
    }
}
