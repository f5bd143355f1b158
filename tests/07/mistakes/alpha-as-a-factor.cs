// task:  07.6
// title: Alpha multiplies, where it should be a power
// hint:  With alpha 0 there must be no penalty at all: what is left to divide by then? Look where alpha stands in the
//        formula.
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

        return alpha * (5.0 + length) / 6.0;
    }
}
