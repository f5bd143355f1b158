// task:  02.6
// title: Both additive if either is, by where
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor? Combine(Tensor? first, Tensor? second)
    {
        if (first is null)
        {
            return second is null ? null : OverHeads(second);
        }

        if (second is null)
        {
            return OverHeads(first);
        }

        var (one, other) = (OverHeads(first), OverHeads(second));
        bool isBoolean = other.dtype == ScalarType.Bool;
        if (one.dtype == ScalarType.Bool)
        {
            return isBoolean ? one & other : Rule(other, one);
        }

        return isBoolean ? Rule(one, other) : one + other;

        static Tensor Rule(Tensor additive, Tensor allowed) =>
            where(allowed, additive, full_like(additive, double.NegativeInfinity));
    }
}
