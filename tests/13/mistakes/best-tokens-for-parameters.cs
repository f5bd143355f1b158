// task: 13.8
// title:N and D are exchanged
// hint: The first is the number of parameters.
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
        double parameters = Math.Pow(balance * Math.Pow(flops / 6, law.Beta), power);
        return new Allocation(flops / (6 * parameters), parameters);
    }
}
