// task: 13.8
// title:Twenty tokens a parameter are taken, whatever the law
// hint: Twenty is what one law says at one budget. Here the law says it.
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class ComputeBudget
{
    public static Allocation Best(ChinchillaLaw law, double flops)
    {
        Guard.Law(law);
        Guard.Positive(flops);

        double parameters = Math.Sqrt(flops / 120);
        return new Allocation(parameters, 20 * parameters);
    }
}
