using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Katas.Lesson13;

/// <summary>Where a search has ended.</summary>
/// <param name="Point">The place.</param>
/// <param name="Value">The function's value there.</param>
public sealed record Minimum(double[] Point, double Value);

/// <summary>
/// L-BFGS: goes downhill, by steps that the gradients of the last points have taught it. MathNet.Numerics has one with
/// a line search; this is how the lesson calls it.
/// </summary>
public static class Lbfgs
{
    private const double Flat = 1e-10; // a gradient that is none
    private const double Still = 1e-12; // a step that is none
    private const double NoProgress = 1e-14; // a gain that is none
    private const int Memory = 10;
    private const int MostSteps = 1000;

    /// <summary>Goes down from a point until the function falls no further.</summary>
    /// <param name="function">The value and the gradient at a point.</param>
    /// <param name="start">The first point; it is left as it is.</param>
    /// <returns>The lowest point met. Infinity and the start, if there is no number at the start.</returns>
    public static Minimum Minimize(Func<double[], (double Value, double[] Gradient)> function, double[] start)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(start);

        var lowest = new Minimum([.. start], double.PositiveInfinity);
        var seen = ObjectiveFunction.Gradient(place =>
        {
            double[] point = place.ToArray();
            var (value, gradient) = function(point);
            lowest = value < lowest.Value ? new Minimum(point, value) : lowest;
            return (value, Vector<double>.Build.Dense(gradient));
        });
        try
        {
            var minimizer = new LimitedMemoryBfgsMinimizer(Flat, Still, NoProgress, Memory, MostSteps);
            minimizer.FindMinimum(seen, Vector<double>.Build.Dense([.. start]));
        }
        catch (Exception stuck) when (stuck is OptimizationException or NotFiniteNumberException)
        {
            // No step brings anything more, or none is left: the lowest point is what there is.
        }

        return lowest;
    }
}
