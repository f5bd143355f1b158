// task:   09.4
// title:  spaces the exponents from 0 to 1, both ends included
// expect: The exponents are -2i / features: the last is short of -1. linspace to 1 includes the end.
// hears:  RotaryAnglesTests.Each_pair_is_slower_than_the_one_before_by_the_same_factor
namespace Katas.Lesson09;

static partial class RotaryAngles
{
    public static Tensor Frequencies(long features, double theta, RotaryScaling? scaling = null)
    {
        Guard.Even(features);
        Guard.Positive(theta);

        var exponents = linspace(0, 1, features / 2, dtype: ScalarType.Float64);
        var frequencies = pow(tensor(theta), -exponents);
        if (scaling is { } s)
        {
            var wavelength = 2 * Math.PI / frequencies;
            var smooth = ((s.OriginalLength / wavelength) - s.LowTurns) / (s.HighTurns - s.LowTurns);
            smooth = smooth.clamp(0, 1);
            frequencies = ((1 - smooth) * frequencies / s.Factor) + (smooth * frequencies);
        }

        return frequencies;
    }
}
