// task:  02.6
// title: A key stays visible where one of the two masks allows it
// hint:  A query may attend only where both masks allow it. Here a look at padding is allowed as long as it is a look
//        back.
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
            ? first.logical_or(second)
            : Additive(first, second.dtype) + Additive(second, first.dtype);
    }

    private static Tensor Additive(Tensor mask, ScalarType type) => mask.dtype == ScalarType.Bool
        ? zeros_like(mask, dtype: type).masked_fill(mask.logical_not(), double.NegativeInfinity)
        : mask;
}
