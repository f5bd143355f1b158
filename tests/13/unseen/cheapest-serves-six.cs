// task:  13.9
// title: 6 for a served token as well
// expect:A token that is served goes forward only: 2 · N, not 6 · N.
// hears: cheapest-serving-costs-six
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
        double low = Math.Log(Math.Pow(law.A / gap, 1 / law.Alpha));
        double D(double n) => Math.Pow(law.B / (gap - (law.A / Math.Pow(n, law.Alpha))), 1 / law.Beta);
        double u = Numbers.Lowest(v => 6 * Math.Exp(v) * (D(Math.Exp(v)) + served), low + 1e-9, low + Widest);
        return new Allocation(Math.Exp(u), D(Math.Exp(u)));
    }
}
