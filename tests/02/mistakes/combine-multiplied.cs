// task:  02.6
// title: The masks are multiplied
// hint:  For booleans a product is a logical and, but additive masks are added: their product has nothing to do with
//        either, and 0 · -∞ is NaN.
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

        return OverHeads(first) * OverHeads(second);
    }
}
