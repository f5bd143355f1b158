// task:  07.6
// title: Whole numbers are divided
// hint:  In C#, 9 / 6 is 1. One of the two has to be a number with a fraction.
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

        return Math.Pow((5 + length) / 6, alpha);
    }
}
