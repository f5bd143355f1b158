// task:  01.2
// rule:  scale-without-root
// title: The scores are divided by d_k itself
// hint:  It is the variance of a dot product that grows like d_k; the scores themselves grow like its square root.
//        Divided by d_k they come out too small, and attention too even.
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

        return scores / dK;
    }
}
