using Katas.Toolkit;

namespace Katas.Lesson13;

/// <summary>
/// A power with a floor: <c>floor + factor · x^exponent</c>. Losses fall so with everything that costs something, and
/// the floor is what no budget buys. Kaplan et al. 2020, section 3; Henighan et al. 2020, "Scaling Laws for
/// Autoregressive Generative Modeling", equation 1.1, has the floor.
/// </summary>
/// <param name="Floor">What is left in the end.</param>
/// <param name="Factor">What is above the floor at x = 1.</param>
/// <param name="Exponent">The power; below 0 for what falls.</param>
public sealed record PowerLaw(double Floor, double Factor, double Exponent)
{
    /// <summary>The law's value.</summary>
    /// <param name="x">A number above 0.</param>
    public double At(double x) => Floor + (Factor * Math.Pow(x, Exponent));

    /// <summary>
    /// Fits a power law in logarithms, where it is a straight line: <c>ln(y - floor) = ln(factor) + exponent ·
    /// ln(x)</c>. Of several floors, the one counts whose points lie closest to their line, by the sum of the squared
    /// distances in ln(y - floor). A floor that is not below every y has no logarithm, and is passed over.
    /// </summary>
    /// <param name="x">What was spent, each above 0.</param>
    /// <param name="y">What came of it, each above 0.</param>
    /// <param name="floors">The floors to try; null for 0 alone.</param>
    /// <returns>The law.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two points, or not as many y as x; or no floor is below every y.
    /// </exception>
    [KataTask("13.3")]
    public static PowerLaw Fit(double[] x, double[] y, IReadOnlyList<double>? floors = null)
    {
        Guard.Points(x, y, 2);

        throw new NotImplementedException("Task 13.3: a power law with a floor");
    }
}
