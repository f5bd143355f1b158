// task: 13.9
// title:By thirds, over the size
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class ComputeBudget
{
    public static Allocation Cheapest(ChinchillaLaw law, double loss, double served)
    {
        Guard.Law(law);
        Guard.Above(loss, law.E, "the law's floor");
        Guard.NotNegative(served);

        double low = Math.Pow(law.A / (loss - law.E), 1 / law.Alpha);
        double high = low * 1e8;
        double Needed(double n) => Math.Pow(law.B / (loss - law.E - (law.A / Math.Pow(n, law.Alpha))), 1 / law.Beta);
        double Cost(double n) => (6 * n * Needed(n)) + (2 * n * served);
        low *= 1 + 1e-9;
        for (int i = 0; i < 300; i++)
        {
            double a = low * Math.Pow(high / low, 1.0 / 3);
            double b = low * Math.Pow(high / low, 2.0 / 3);
            (low, high) = Cost(a) < Cost(b) ? (low, b) : (a, high);
        }

        return new Allocation(low, Needed(low));
    }
}
