// task: 13.4
// title:Every bottom is said to be measured
// hint: A bottom beyond the smallest or the largest model is a guess.
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class IsoFlop
{
    public static Valley Bottom(double[] parameters, double[] losses)
    {
        Guard.Points(parameters, losses, 3);

        double middle = parameters.Average(Math.Log); // around 0, squares stay small and the fit exact
        double[] across = [.. parameters.Select(n => Math.Log(n) - middle)];
        double[] c = Numbers.Polynomial(across, losses, 2); // c[0] + c[1] · u + c[2] · u²
        if (c[2] <= 0)
        {
            throw new InvalidOperationException("There is no valley: the parabola through the losses opens downwards.");
        }

        double u = -c[1] / (2 * c[2]);
        double best = Math.Exp(u + middle);
        double loss = c[0] - (c[1] * c[1] / (4 * c[2]));
        return new Valley(best, loss, true);
    }
}
