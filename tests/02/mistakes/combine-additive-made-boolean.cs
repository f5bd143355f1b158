// task:  02.6
// title: An additive mask is cut down to yes and no
// hint:  The result says only where attending is possible. Finite numbers of an additive mask, which favour some keys
//        over others, are lost.
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

        return Allowed(OverHeads(first)).logical_and(Allowed(OverHeads(second)));

        static Tensor Allowed(Tensor mask) => mask.dtype == ScalarType.Bool ? mask : mask.isneginf().logical_not();
    }
}
