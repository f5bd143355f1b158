// task: 13.8
// title:N grows as C^(α / (α + β))
// hint: Put D = C / (6N) into β · B / D^β: which exponent does C get?
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
        double parameters = Math.Pow(balance * Math.Pow(flops / 6, law.Alpha), power);
        return new Allocation(parameters, flops / (6 * parameters));
    }
}
