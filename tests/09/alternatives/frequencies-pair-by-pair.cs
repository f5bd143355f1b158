// task:  09.4
// title: Pair by pair, as papers write it
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

        var frequencies = new double[features / 2];
        for (int i = 0; i < frequencies.Length; i++)
        {
            double frequency = Math.Pow(theta, -2.0 * i / features);
            if (scaling is not null)
            {
                double turns = scaling.OriginalLength * frequency / (2 * Math.PI);
                double smooth = (turns - scaling.LowTurns) / (scaling.HighTurns - scaling.LowTurns);
                frequency = turns >= scaling.HighTurns ? frequency
                    : turns <= scaling.LowTurns ? frequency / scaling.Factor
                    : (smooth * frequency) + ((1 - smooth) * frequency / scaling.Factor);
            }

            frequencies[i] = frequency;
        }

        return tensor(frequencies); // [pairs]
    }
}
