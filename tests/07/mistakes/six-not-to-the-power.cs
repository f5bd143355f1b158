// task:  07.6
// title: Only the numerator is taken to the power
// hint:  Numerator and denominator both stand under the power: a text of one token has no penalty, whatever alpha is.
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

static partial class BeamSearch
{
    public static double LengthPenalty(int length, double alpha)
    {
        Guard.NotNegative(length);
        Guard.NotNegative(alpha);

        return Math.Pow(5.0 + length, alpha) / 6.0;
    }
}
