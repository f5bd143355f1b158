// task:  09.4
// title: 2π is missing in the number of turns
// hint:  A frequency is in radians a token. A turn has 2π of them.
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

        var exponents = arange(0, features, 2, ScalarType.Float64) / features; // [pairs]
        var frequencies = (exponents * -Math.Log(theta)).exp(); // [pairs]
        if (scaling is null)
        {
            return frequencies;
        }

        var turns = frequencies * scaling.OriginalLength; // [pairs]
        var share = ((turns - scaling.LowTurns) / (scaling.HighTurns - scaling.LowTurns)).clamp(0, 1); // 1: fast, stays
        return frequencies * (share + ((1 - share) / scaling.Factor));
    }
}
