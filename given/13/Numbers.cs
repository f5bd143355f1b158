using MathNet.Numerics;

namespace Katas.Lesson13;

/// <summary>Two tools of numerical mathematics.</summary>
public static class Numbers
{
    private const double GoldenRatio = 0.6180339887498949;
    private const int Steps = 200;

    /// <summary>The polynomial that comes nearest to some points, by the squares of the distances.</summary>
    /// <param name="x">Where the points are.</param>
    /// <param name="y">How high they are.</param>
    /// <param name="degree">1 for a line, 2 for a parabola.</param>
    /// <returns>The coefficients, the constant first: <c>c[0] + c[1] · x + c[2] · x²</c>.</returns>
    public static double[] Polynomial(double[] x, double[] y, int degree) => Fit.Polynomial(x, y, degree);

    /// <summary>
    /// Finds where a function with a single valley is lowest, by narrowing the interval at the golden ratio.
    /// </summary>
    /// <param name="function">The function; infinity is allowed.</param>
    /// <param name="from">The lower end of the interval.</param>
    /// <param name="to">The upper end.</param>
    /// <returns>The place.</returns>
    public static double Lowest(Func<double, double> function, double from, double to)
    {
        for (int i = 0; i < Steps; i++)
        {
            double left = to - (GoldenRatio * (to - from));
            double right = from + (GoldenRatio * (to - from));
            (from, to) = function(left) <= function(right) ? (from, right) : (left, to);
        }

        return (from + to) / 2;
    }
}
