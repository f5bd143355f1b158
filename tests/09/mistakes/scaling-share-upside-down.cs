// task:  09.4
// title: The share is the wrong way round
// hint:  Share 1 means fast, and stays; share 0 means slow, and is divided. Which of the two does your sum divide?
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
        var share = ((turns - scaling.LowTurns) / (scaling.HighTurns - scaling.LowTurns)).clamp(0, 1); // 1: fast, stays
        return frequencies * ((1 - share) + (share / scaling.Factor));
    }
}
