// task:   07.6
// title:  divides the other way round
// expect: The length stands above, 6 below: yours is upside down.
// hears:  penalty-upside-down
// faults: 1
namespace Katas.Lesson07;

static partial class BeamSearch
{
    public static double LengthPenalty(int length, double alpha) => Math.Pow(6.0 / (5 + length), alpha);
}
