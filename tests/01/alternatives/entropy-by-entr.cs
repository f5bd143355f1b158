// task:  01.10
// title: Torch's own -w ln w, summed
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[..., query, key]");

        return special.entr(weights).sum(-1);
    }
}
