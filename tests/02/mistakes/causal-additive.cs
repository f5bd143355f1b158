// task:  02.3
// title: The mask is an additive one
// hint:  Its numbers are added to scores, which hides the same keys; but a boolean mask is asked for, which joins with
//        others by a logical and.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Causal(long length)
    {
        Guard.Positive(length);

        return zeros(length, length)
            .masked_fill(ones(length, length, dtype: ScalarType.Bool).triu(1), double.NegativeInfinity);
    }
}
