// task:   09.4
// title:  blends by wavelength, with the two limits in wavelengths too
// expect: Between the limits the share has to be linear in the number of turns (in the frequency). Yours is linear in
//         the wavelength. And what is between is divided where it should stay.
// hears:  RotaryAnglesTests.Llama_3_slows_the_slow_ones_and_leaves_the_fast_ones
// faults: 2
// source: ml-explore/mlx-examples PR #907: smooth taken of wavelengths
namespace Katas.Lesson09;

static partial class RotaryAngles
{
    public static Tensor Frequencies(long features, double theta, RotaryScaling? scaling = null)
    {
        Guard.Even(features);
        Guard.Positive(theta);

        var frequencies = 1 / pow(tensor(theta), arange(0, features, 2, ScalarType.Float64) / features);
        if (scaling is null)
        {
            return frequencies;
        }

        double low = scaling.OriginalLength / scaling.LowTurns, high = scaling.OriginalLength / scaling.HighTurns;
        var wavelength = 2 * Math.PI / frequencies;
        var smooth = ((wavelength - high) / (low - high)).clamp(0, 1);
        return frequencies * (((1 - smooth) / scaling.Factor) + smooth);
    }
}
