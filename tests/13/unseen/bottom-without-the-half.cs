// task:   13.4
// title:  forgets the 2 in -b / (2a)
// expect: The bottom of c0 + c1 x + c2 x² is where its slope c1 + 2 c2 x is zero: at -c1 / (2 c2). You left out the 2.
// hears:  IsoFlopTests.The_bottom_of_a_parabola_is_found
namespace Katas.Lesson13;

static partial class IsoFlop
{
    public static Valley Bottom(double[] parameters, double[] losses)
    {
        Guard.Points(parameters, losses, 3);

        var x = parameters.Select(n => Math.Log(n)).ToArray();
        var c = Numbers.Polynomial(x, losses, 2);
        if (c[2] <= 0)
        {
            throw new InvalidOperationException("The parabola opens downwards: there is no valley.");
        }

        var lowest = -c[1] / c[2];
        var n = Math.Exp(lowest);
        return new Valley(n, c[0] + (c[1] * lowest) + (c[2] * lowest * lowest), n >= parameters.Min() && n <= parameters.Max());
    }
}
