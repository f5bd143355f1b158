// task:   02.6
// title:  takes the minimum of additive masks instead of their sum; and Aggregate throws where both masks are null
// expect: "Both must allow it" is a minimum only for yes and no: preferences add up, -1 and -2 make -3, and +2 together
//         with an allowing boolean mask stays +2. And Aggregate without a seed throws on an empty sequence, where two
//         nulls should give null.
// hears:  CombineTests.Preferences_of_two_masks_add_up
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

public static partial class Masks
{
    public static Tensor? Combine(Tensor? first, Tensor? second) =>
        new[] { first, second }
            .OfType<Tensor>()
            .Select(OverHeads)
            .Aggregate(static (a, b) => a.dtype == ScalarType.Bool && b.dtype == ScalarType.Bool
                ? a.logical_and(b)
                : minimum(AsPenalties(a), AsPenalties(b))); // the stricter of the two decides

    private static Tensor AsPenalties(Tensor mask) => mask.dtype == ScalarType.Bool
        ? zeros(mask.shape).masked_fill(mask.logical_not(), float.NegativeInfinity)
        : mask;
}
