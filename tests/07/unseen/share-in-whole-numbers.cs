// task:   07.6
// title:  divides whole numbers
// expect: (5 + length) / 6 is a division of whole numbers: it is cut off.
// hears:  whole-numbers-divided
// faults: 1
namespace Katas.Lesson07;

static partial class BeamSearch
{
    public static double LengthPenalty(int length, double alpha)
    {
        var share = (5 + length) / 6;
        return Math.Exp(alpha * Math.Log(share));
    }
}
