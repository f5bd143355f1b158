// task:  02.6
// title: A logical and is taken of masks that hold numbers
// hint:  Torch refuses: an additive mask holds numbers, and they have no logical and. Only two boolean masks are joined
//        that way; otherwise the answer is a sum.
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

        return OverHeads(first) & OverHeads(second);
    }
}
