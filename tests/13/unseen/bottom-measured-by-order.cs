// task:  13.4
// title: trusts that sizes come in order
// expect:Measured compares with the first and the last size. They come in any order: take the smallest and the largest.
// hears: bottom-measured-in-order
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class IsoFlop
{
    public static Valley Bottom(double[] parameters, double[] losses)
    {
        Guard.Points(parameters, losses, 3);

        double[] u = [.. parameters.Select(n => Math.Log(n))];
        double[] c = Numbers.Polynomial(u, losses, 2);
        if (c[2] <= 0)
        {
            throw new InvalidOperationException("opens downwards");
        }

        double at = -c[1] / 2 / c[2];
        double best = Math.Exp(at);
        return new Valley(best, c[0] + (at * (c[1] + (at * c[2]))), best > parameters[0] && best < parameters[^1]);
    }
}
