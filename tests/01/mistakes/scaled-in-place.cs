// task:  01.2
// rule:  in-place-on-argument
// title: The scores are changed in place
// hint:  The result is right, but the caller's tensor has changed with it: operations whose name ends in an underscore
//        write into the tensor they are called on. Return a new one.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Scale(Tensor scores, long dK)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Positive(dK);

        return scores.detach().div_(Math.Sqrt(dK));
    }
}
