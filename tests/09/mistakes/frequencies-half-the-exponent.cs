// task:  09.4
// title: The exponent is -i / features, and not -2i / features
// hint:  Pair 1 of 4 features has the exponent -2/4. Are your exponents those of pairs, or of features?
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class RotaryAngles
{
    public static Tensor Frequencies(long features, double theta, RotaryScaling? scaling = null)
    {
        Guard.Even(features);
        Guard.Positive(theta);

        var exponents = arange(0, features / 2, 1, ScalarType.Float64) / features; // [pairs]
        var frequencies = (exponents * -Math.Log(theta)).exp(); // [pairs]
        if (scaling is null)
        {
            return frequencies;
        }

        var turns = frequencies * (scaling.OriginalLength / (2 * Math.PI)); // [pairs]
        var share = ((turns - scaling.LowTurns) / (scaling.HighTurns - scaling.LowTurns)).clamp(0, 1); // 1: fast, stays
        return frequencies * (share + ((1 - share) / scaling.Factor));
    }
}
