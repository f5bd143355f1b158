// task:  02.6
// title: One mask alone is lost
// hint:  If there is only one mask, it is still in force. Only where both are missing is there no mask.
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
            return null;
        }

        (first, second) = (OverHeads(first), OverHeads(second));
        return first.dtype == ScalarType.Bool && second.dtype == ScalarType.Bool
            ? first.logical_and(second)
            : Additive(first, second.dtype) + Additive(second, first.dtype);
    }

    private static Tensor Additive(Tensor mask, ScalarType type) => mask.dtype == ScalarType.Bool
        ? zeros_like(mask, dtype: type).masked_fill(mask.logical_not(), double.NegativeInfinity)
        : mask;
}
