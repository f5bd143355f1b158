// task:   01.3
// title:  multiplies the hidden keys, as 0 and 1, by minus infinity
// expect: 0 · ∞ is NaN: where a key is allowed you multiply 0 by infinity. Choose, and do not multiply.
// hears:  zero-times-infinity
// faults: 1
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor ApplyMask(Tensor scores, Tensor mask)
    {
        return mask.dtype == ScalarType.Bool
            ? scores + (mask.logical_not().to(scores.dtype) * double.NegativeInfinity)
            : scores + mask;
    }
}
