// task:  01.3
// rule:  mask-multiplied
// title: The scores are multiplied by the mask
// hint:  What is ruled out gets a score of 0, and 0 is a score like any other: softmax turns it into a weight above 0.
//        Think of the score that exp turns into 0.
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

        return mask.dtype == ScalarType.Bool
            ? scores * mask.to(scores.dtype)
            : scores + mask.to(scores.dtype);
    }
}
