// task:   02.6
// title:  a single mask is returned without its dimension for heads
// expect: Of one mask, that mask over all heads: OverHeads is skipped when the other is null.
// hears:  CombineTests.A_mask_alone_is_laid_over_the_heads_too
// faults: 1
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
            return second;
        }

        if (second is null)
        {
            return first;
        }

        var (a, b) = (OverHeads(first), OverHeads(second));
        bool both = a.dtype == ScalarType.Bool && b.dtype == ScalarType.Bool;
        return both ? a & b : ToAdditive(a) + ToAdditive(b);
    }

    private static Tensor ToAdditive(Tensor m) => m.dtype == ScalarType.Bool ? m.to(ScalarType.Float32).log() : m;
}
