// task:  13.8
// title: α and β exchanged in the exponent of C
// expect:N grows as C^(β / (α + β)): the faster tokens help, the more goes into parameters. You have α there.
// hears: best-alpha-in-the-exponent
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class ComputeBudget
{
    public static Allocation Best(ChinchillaLaw law, double flops)
    {
        Guard.Law(law);
        Guard.Positive(flops);

        double g = Math.Pow(law.Alpha * law.A / (law.Beta * law.B), 1 / (law.Alpha + law.Beta));
        double n = g * Math.Pow(flops / 6, law.Alpha / (law.Alpha + law.Beta));
        double d = flops / 6 / n;
        return new Allocation(n, d);
    }
}
