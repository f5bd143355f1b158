// task: 13.4
// title:The parabola lies over N
// hint: Over N itself the valley is crooked. Sizes grow by factors: take their logarithms.
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class IsoFlop
{
    public static Valley Bottom(double[] parameters, double[] losses)
    {
        Guard.Points(parameters, losses, 3);

        double middle = parameters.Average();
        double[] across = [.. parameters.Select(n => n - middle)];
        double[] c = Numbers.Polynomial(across, losses, 2);
        if (c[2] <= 0)
        {
            throw new InvalidOperationException("There is no valley: the parabola through the losses opens downwards.");
        }

        double best = middle - (c[1] / (2 * c[2]));
        double loss = c[0] - (c[1] * c[1] / (4 * c[2]));
        return new Valley(best, loss, best > parameters.Min() && best < parameters.Max());
    }
}
