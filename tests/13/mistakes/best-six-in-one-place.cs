// task: 13.8
// title:The 6 is left out where N is computed
// hint: C = 6 · N · D, so N · D is C / 6, in both places.
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class ComputeBudget
{
    public static Allocation Best(ChinchillaLaw law, double flops)
    {
        Guard.Law(law);
        Guard.Positive(flops);

        double balance = law.Alpha * law.A / (law.Beta * law.B); // = N^α / D^β
        double power = 1 / (law.Alpha + law.Beta);
        double parameters = Math.Pow(balance * Math.Pow(flops, law.Beta), power);
        return new Allocation(parameters, flops / (6 * parameters));
    }
}
