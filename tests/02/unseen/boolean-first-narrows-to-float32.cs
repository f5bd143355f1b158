// task:   02.6
// title:  with a boolean mask first, a Float64 mask that comes second is narrowed to Float32
// expect: The sum should have the additive mask's type; after a boolean mask you force Float32.
// hears:  CombineTests.A_boolean_mask_takes_the_other_one_s_type_in_either_order
// faults: 1
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

        Tensor a = OverHeads(first), b = OverHeads(second);
        if (a.dtype == ScalarType.Bool && b.dtype == ScalarType.Bool)
        {
            return a * b;
        }

        ScalarType type = a.is_floating_point() ? a.dtype : ScalarType.Float32;
        Tensor x = a.dtype == ScalarType.Bool ? where(a, 0.0, double.NegativeInfinity).to(type) : a;
        Tensor y = b.dtype == ScalarType.Bool ? where(b, 0.0, double.NegativeInfinity).to(type) : b.to(type);
        return x + y;
    }
}
