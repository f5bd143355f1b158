// task:  07.6
// title: The 5 is not added to the length
// hint:  A text of one token should come out at exactly 1: what is added to its length?
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

        return Math.Pow(length / 6.0, alpha);
    }
}
