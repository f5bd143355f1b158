// task:  09.4
// title: The scaling is ignored
// hint:  A Llama 3.1 that is not slowed down is right on short texts, and writes rubbish on long ones.
// source: sbryngelson/ANEForge PR #58 and lablup/mlxcel #1355: rope_scaling read, and not used
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
        if (scaling is null || scaling is not null)
        {
            return frequencies;
        }

        var turns = frequencies * (scaling!.OriginalLength / (2 * Math.PI)); // [pairs]
        var share = ((turns - scaling.LowTurns) / (scaling.HighTurns - scaling.LowTurns)).clamp(0, 1); // 1: fast, stays
        return frequencies * (share + ((1 - share) / scaling.Factor));
    }
}
