// task:  12.5
// title: The sum of the first merge is used for ever
// hint:  A and B may have learned since then. After Unmerge a merge makes a new sum.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    private Tensor? _first;

    public void Merge()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        _first ??= (weight + (Factor * lora_b.matmul(lora_a))).DetachFromDisposeScope();
        _merged ??= _first.clone().DetachFromDisposeScope();
    }
}
