using Katas.Toolkit;

namespace Katas.Lesson13;

/// <summary>
/// Models of several sizes at one budget: too small a model stops learning, too large a one has no time to.
/// </summary>
public static class IsoFlop
{
    /// <summary>
    /// The bottom of the valley: a parabola is laid through the losses over ln N, and its lowest point is read off.
    /// Hoffmann et al. 2022, section 3.2.
    /// </summary>
    /// <param name="parameters">The sizes of at least three models, N.</param>
    /// <param name="losses">The loss of each.</param>
    /// <returns>
    /// The size at the bottom (N, not its logarithm), the loss there, and whether it lies within the sizes measured.
    /// </returns>
    /// <exception cref="ArgumentException">There are fewer than three, or not as many losses as sizes.</exception>
    /// <exception cref="InvalidOperationException">The parabola opens downwards: there is no valley.</exception>
    [KataTask("13.4")]
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
        return new Valley(best, loss, best > parameters.Min() && best < parameters.Max());
    }
}
