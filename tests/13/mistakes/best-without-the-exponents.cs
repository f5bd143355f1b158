// task: 13.8
// title:The terms are made equal, and not what they gain
// hint: At the best size both terms fall equally fast. How fast does A / N^α fall?
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class ComputeBudget
{
    public static Allocation Best(ChinchillaLaw law, double flops)
    {
        Guard.Law(law);
        Guard.Positive(flops);

        double balance = law.A / law.B; // = N^α / D^β
        double power = 1 / (law.Alpha + law.Beta);
        double parameters = Math.Pow(balance * Math.Pow(flops / 6, law.Beta), power);
        return new Allocation(parameters, flops / (6 * parameters));
    }
}
