// task:  09.4
// title: The share is not kept within 0 and 1
// hint:  A pair that turns 100 times has a share far above 1, and would become faster than it was.
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

        var turns = frequencies * (scaling.OriginalLength / (2 * Math.PI)); // [pairs]
        var share = ((turns - scaling.LowTurns) / (scaling.HighTurns - scaling.LowTurns)); // 1: fast, stays
        return frequencies * (share + ((1 - share) / scaling.Factor));
    }
}
