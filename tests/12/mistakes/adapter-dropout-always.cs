// task:  12.3
// rule:  dropout-always-on
// title: Dropout is applied in eval mode, too
// hint:  dropout asks whether it is training, and its default is yes. Tell it what the module says.
// source: dotnet/TorchSharp: functional.dropout begins with training: true
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

        var narrow = linear(dropout(input, Dropout), lora_a); // [..., inputs] → [..., rank]
        return linear(input, weight, bias) + (Factor * linear(narrow, lora_b)); // → [..., outputs]
    }
}
