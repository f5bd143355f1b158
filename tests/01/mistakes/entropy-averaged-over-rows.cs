// task:  01.10
// title: All queries are averaged into one number
// hint:  Each query has an entropy of its own, and which one is sharp is what we want to see. Only the dimension of the
//        keys goes away.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[..., query, key]");

        return -(weights * weights.masked_fill(weights == 0, 1).log()).sum(-1).mean();
    }
}
