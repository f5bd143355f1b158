// task:   01.10
// title:  takes the weights for logits, and applies softmax again
// expect: The weights are already probabilities; do not apply softmax to them.
// hears:  EntropyTests.Entropy_of_a_half_and_two_quarters_is_one_and_a_half_ln_2
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
