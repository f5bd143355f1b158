// task:  02.6
// title: Numbers are read as true and false
// hint:  A logical and takes every number but 0 for true, -∞ included: what an additive mask hides is shown, and what
//        it leaves alone is hidden. If either mask is additive, the answer is a sum.
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

        return OverHeads(first).logical_and(OverHeads(second));
    }
}
