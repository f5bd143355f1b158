// task:   01.3
// title:  turns an additive mask into yes or no by its sign, so that finite preferences are lost or rule a key out; and
//         rules keys out with float.MinValue instead of -∞
// expect: A floating point mask is added: -0.5 is a mild preference, not a ban, and +2 is not nothing. And a key that
//         is ruled out gets -∞, not float.MinValue: that number is finite (and does not fit into half precision), so a
//         row masked throughout attends to everything.
// hears:  finite-mask
// faults: 2
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

        // Both kinds of mask say the same: may this query see this key?
        Tensor allowed = mask.dtype == ScalarType.Bool ? mask : mask >= 0;
        return scores.masked_fill(allowed.logical_not(), float.MinValue);
    }
}
