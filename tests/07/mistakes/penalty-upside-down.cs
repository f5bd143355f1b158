// task:  07.6
// title: The penalty is upside down
// hint:  A log probability is divided by it. Longer texts have to get more to divide by, not less.
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

        return Math.Pow(6.0 / (5.0 + length), alpha);
    }
}
