// task:   01.10
// title:  takes the weights for logits, and applies softmax again
// expect: The weights are already probabilities; do not apply softmax to them.
// hears:  ?
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[..., query, key]");

        var p = weights.softmax(-1);
        return -(p * weights.log_softmax(-1)).sum(-1);
    }
}
