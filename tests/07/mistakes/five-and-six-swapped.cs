// task:  07.6
// title: 5 and 6 have changed places
// hint:  A text of one token should come out at exactly 1.
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

        return Math.Pow((6.0 + length) / 5.0, alpha);
    }
}
