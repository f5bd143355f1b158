// task:  07.6
// title: The length alone is taken to the power
// hint:  That is another normalisation. The one asked for is gentler for short texts: 5 is added, and 6 divides.
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

        return Math.Pow(length, alpha);
    }
}
