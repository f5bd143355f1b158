// task: 13.9
// title:The tokens are computed with α
// hint: B / D^β is what is left: its exponent is β.
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class ComputeBudget
{
    public static Allocation Cheapest(ChinchillaLaw law, double loss, double served)
    {
        Guard.Law(law);
        Guard.Above(loss, law.E, "the law's floor");
        Guard.NotNegative(served);

        double gap = loss - law.E;
        double smallest = Math.Log(law.A / gap) / law.Alpha; // of its ln N, with endless tokens
        double size = Math.Exp(Numbers.Lowest(Cost, smallest, smallest + Widest));
        return new Allocation(size, Tokens(size));

        double Cost(double logSize) => Math.Exp(logSize) * ((6 * Tokens(Math.Exp(logSize))) + (2 * served));

        double Tokens(double n) // what B / D^β has to make up for
        {
            double left = gap - (law.A / Math.Pow(n, law.Alpha));
            return left > 0 ? Math.Pow(law.B / left, 1 / law.Alpha) : double.PositiveInfinity;
        }
    }
}
