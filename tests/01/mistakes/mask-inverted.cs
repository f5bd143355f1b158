// task:  01.3
// rule:  inverted-mask
// title: The boolean mask is the wrong way round
// hint:  In this workbook true means "may attend", as in scaled dot-product attention; here true is what gets ruled
//        out. (The key padding mask of torch's own modules has it the other way round.)
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
            ? scores.masked_fill(mask, float.NegativeInfinity)
            : scores + mask.to(scores.dtype);
    }
}
