// task:   09.4
// title:  slows all pairs below the high limit down by the whole factor
// expect: Between the two limits the slowing is blended in: yours jumps from none to all.
// hears:  RotaryAnglesTests.Llama_3_slows_the_slow_ones_and_leaves_the_fast_ones
// faults: 1
using Katas.Lesson01;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

static partial class RotaryAngles
{
    public static Tensor Frequencies(long features, double theta, RotaryScaling? scaling = null)
    {
        Guard.Even(features);
        Guard.Positive(theta);

        var frequencies = pow(theta, -arange(0, features, 2, dtype: float64) / features); // [pairs]
        if (scaling is null)
        {
            return frequencies;
        }

        var turns = frequencies * scaling.OriginalLength / (2 * Math.PI); // [pairs]
        return where(turns.lt(scaling.HighTurns), frequencies / scaling.Factor, frequencies);
    }
}
