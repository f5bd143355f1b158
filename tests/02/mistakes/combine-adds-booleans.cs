// task:  02.6
// title: A boolean mask is added as 1 and 0
// hint:  Added to an additive mask, true becomes 1 and false 0, which hides nothing. What stands for false among
//        numbers that are added to scores is -∞, and 0 stands for true.
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
            : first + second;
    }
}
