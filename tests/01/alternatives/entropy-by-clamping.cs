// task:  01.10
// title: The logarithm of weights kept above 0
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[..., query, key]");

        return (weights * weights.clamp(min: 1e-30).log()).sum(-1).neg();
    }
}
