// task: 13.4
// title:Without a middle
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class IsoFlop
{
    public static Valley Bottom(double[] parameters, double[] losses)
    {
        Guard.Points(parameters, losses, 3);

        double[] c = Numbers.Polynomial([.. parameters.Select(n => Math.Log(n))], losses, 2);
        if (!(c[2] > 0))
        {
            throw new InvalidOperationException("The parabola opens downwards.");
        }

        double u = -c[1] / c[2] / 2;
        double best = Math.Exp(u);
        return new Valley(
            best, c[0] + (c[1] * u) + (c[2] * u * u), parameters.Any(n => n < best) && parameters.Any(n => n > best));
    }
}
