// task:  02.6
// title: A batch without heads is lined up with heads
// hint:  The two masks are joined as they come, and broadcasting lines them up from the right: the batch of one with
//        three dimensions meets the heads of one with four. Task 02.5 makes both fit first.
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
            return (first ?? second) is { } one ? OverHeads(one) : null;
        }

        return first.dtype == ScalarType.Bool && second.dtype == ScalarType.Bool
            ? first.logical_and(second)
            : Additive(first, second.dtype) + Additive(second, first.dtype);
    }

    private static Tensor Additive(Tensor mask, ScalarType type) => mask.dtype == ScalarType.Bool
        ? zeros_like(mask, dtype: type).masked_fill(mask.logical_not(), double.NegativeInfinity)
        : mask;
}
