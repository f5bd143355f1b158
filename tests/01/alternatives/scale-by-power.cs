// task:  01.2
// title: Multiplied by d_k to the power of -½
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

        return scores * Math.Pow(dK, -0.5);
    }
}
