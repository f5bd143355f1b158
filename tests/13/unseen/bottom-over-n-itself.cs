// task:  13.4
// title: the parabola over N
// expect:The parabola belongs over ln N. Over N itself the valley is no parabola, and the large models bend it.
// hears: bottom-over-n
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class IsoFlop
{
    public static Valley Bottom(double[] parameters, double[] losses)
    {
        Guard.Points(parameters, losses, 3);

        double[] c = Numbers.Polynomial(parameters, losses, 2);
        if (c[2] <= 0)
        {
            throw new InvalidOperationException("No valley.");
        }

        double n = -c[1] / (2 * c[2]);
        return new Valley(n, c[0] + (c[1] * n) + (c[2] * n * n), n > parameters.Min() && n < parameters.Max());
    }
}
