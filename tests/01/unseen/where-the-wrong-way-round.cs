// task:   01.3
// title:  hides the keys that are allowed; and counts an additive mask twice
// expect: True means that the query may see the key: your where hides exactly those. (And an additive mask is added
//         once.)
// hears:  inverted-mask
// faults: 2
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor ApplyMask(Tensor scores, Tensor mask)
    {
        if (mask.dtype == ScalarType.Bool)
        {
            var low = full_like(scores, float.NegativeInfinity);
            return where(mask, low, scores) + 0;
        }

        return scores + (2 * mask);
    }
}
