// task:  01.2
// rule:  root-cut-off
// title: The square root is cut off to a whole number
// hint:  The results are right where d_k is a square number, and too large elsewhere. Look for a conversion to a whole
//        number on the way.
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

        return scores / (long)Math.Sqrt(dK);
    }
}
