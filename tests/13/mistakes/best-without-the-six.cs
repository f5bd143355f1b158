// task: 13.8
// title:N · D is taken for the budget
// hint: A parameter costs 6 for each token.
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
        return new Allocation(parameters, flops / parameters);
    }
}
