// task:  02.6
// rule:  finite-mask
// title: -1e9 stands where -∞ belongs
// hint:  A large negative number is still a number: where every key is ruled out, softmax shares the attention equally
//        among keys it should not see. Only -∞ becomes a weight of exactly 0.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor? Combine(Tensor? first, Tensor? second)
    {
        if (first is null || second is null)
        {
            return (first ?? second) is { } only ? OverHeads(only) : null;
        }

        (first, second) = (OverHeads(first), OverHeads(second));
        return first.dtype == ScalarType.Bool && second.dtype == ScalarType.Bool
            ? first.logical_and(second)
            : Numbers(first, second.dtype) + Numbers(second, first.dtype);

        static Tensor Numbers(Tensor mask, ScalarType type) => mask.dtype == ScalarType.Bool
            ? zeros_like(mask, dtype: type).masked_fill(mask.logical_not(), -1e9)
            : mask;
    }
}
