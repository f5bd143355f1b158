// task:  01.3
// title: The boolean mask by where, the additive one by addition
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor ApplyMask(Tensor scores, Tensor mask)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Mask(mask, scores);

        if (mask.dtype != ScalarType.Bool)
        {
            return scores.add(mask.to(scores.dtype));
        }

        var ruledOut = full_like(scores, double.NegativeInfinity);
        return where(mask, scores, ruledOut);
    }
}
