// task: 13.8
// title:A and B are exchanged
// hint: The larger A, the more parameters are worth.
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class ComputeBudget
{
    public static Allocation Best(ChinchillaLaw law, double flops)
    {
        Guard.Law(law);
        Guard.Positive(flops);

        double balance = law.Beta * law.B / (law.Alpha * law.A); // = N^α / D^β
        double power = 1 / (law.Alpha + law.Beta);
        double parameters = Math.Pow(balance * Math.Pow(flops / 6, law.Beta), power);
        return new Allocation(parameters, flops / (6 * parameters));
    }
}
