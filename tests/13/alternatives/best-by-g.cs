// task: 13.8
// title:Hoffmann's G and exponents
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class ComputeBudget
{
    public static Allocation Best(ChinchillaLaw law, double flops)
    {
        Guard.Law(law);
        Guard.Positive(flops);

        double sum = law.Alpha + law.Beta;
        double g = Math.Pow(law.Alpha * law.A / (law.Beta * law.B), 1 / sum);
        double product = flops / 6;
        return new Allocation(
            g * Math.Pow(product, law.Beta / sum), Math.Pow(product, law.Alpha / sum) / g);
    }
}
