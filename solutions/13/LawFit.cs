using Katas.Toolkit;

namespace Katas.Lesson13;

/// <summary>
/// Fits <c>L(N, D) = E + A / N^α + B / D^β</c> to training runs, in logarithms throughout: a point of the search is
/// <c>[e, a, b, α, β]</c>, where e = ln E, a = ln A and b = ln B. So no constant can become negative, and 0.1 of one is
/// as much as 0.1 of another. Hoffmann et al. 2022, "Training Compute-Optimal Large Language Models", section 3.3.
/// </summary>
public static class LawFit
{
    /// <summary>
    /// The logarithm of the loss, as a log-sum-exp of three terms: <c>ln(exp(e) + exp(a - α · ln N) + exp(b - β · ln
    /// D))</c>. The largest term is taken out first, so that nothing overflows.
    /// </summary>
    /// <param name="point">The constants, <c>[e, a, b, α, β]</c>.</param>
    /// <param name="parameters">The number of parameters, N.</param>
    /// <param name="tokens">The number of tokens, D.</param>
    /// <returns>
    /// The logarithm, and each term's share of the loss: the softmax of the terms, which is the logarithm's gradient.
    /// </returns>
    /// <exception cref="ArgumentException">There are not five constants, or a number is not above 0.</exception>
    [KataTask("13.5")]
    public static (double LogLoss, double[] Shares) Terms(double[] point, double parameters, double tokens)
    {
        Guard.Count(point, 5, "[e, a, b, α, β]");
        Guard.Positive(parameters);
        Guard.Positive(tokens);

        var (e, a, b, alpha, beta) = (point[0], point[1], point[2], point[3], point[4]);
        double[] terms = [e, a - (alpha * Math.Log(parameters)), b - (beta * Math.Log(tokens))];
        double largest = terms.Max();
        double[] powers = [.. terms.Select(term => Math.Exp(term - largest))];
        double sum = powers.Sum();
        return (largest + Math.Log(sum), [.. powers.Select(power => power / sum)]);
    }

    /// <summary>
    /// How far the law is off: the sum, over all runs, of the Huber losses of <c>ln(law's loss) - ln(run's loss)</c>.
    /// Huber's loss is half the square up to δ, and a straight line beyond, <c>δ · (|x| - δ / 2)</c>, so that a run
    /// that went wrong pulls no harder than others.
    /// </summary>
    /// <param name="point">The constants, <c>[e, a, b, α, β]</c>.</param>
    /// <param name="runs">The training runs.</param>
    /// <param name="delta">Where the square ends, δ.</param>
    /// <returns>The sum, and its gradient by each of the five constants.</returns>
    /// <exception cref="ArgumentException">
    /// There are not five constants, or there is no run.
    /// </exception>
    [KataTask("13.6")]
    public static (double Value, double[] Gradient) Objective(
        double[] point, IReadOnlyList<TrainingRun> runs, double delta = 1e-3)
    {
        Guard.Count(point, 5, "[e, a, b, α, β]");
        Guard.Some(runs);
        Guard.Positive(delta);

        double value = 0;
        double[] gradient = new double[5];
        foreach (var run in runs)
        {
            var (logLoss, shares) = Terms(point, run.Parameters, run.Tokens);
            double off = logLoss - Math.Log(run.Loss);
            value += Math.Abs(off) <= delta ? off * off / 2 : delta * (Math.Abs(off) - (delta / 2));
            double slope = Math.Clamp(off, -delta, delta); // of Huber's loss
            gradient[0] += slope * shares[0];
            gradient[1] += slope * shares[1];
            gradient[2] += slope * shares[2];
            gradient[3] -= slope * shares[1] * Math.Log(run.Parameters);
            gradient[4] -= slope * shares[2] * Math.Log(run.Tokens);
        }

        return (value, gradient);
    }

    /// <summary>
    /// The law that fits best. The search has many valleys, so it starts from many points, and the lowest end counts.
    /// </summary>
    /// <param name="runs">The training runs.</param>
    /// <param name="starts">Where to start, each <c>[e, a, b, α, β]</c>.</param>
    /// <param name="delta">Where the square of Huber's loss ends.</param>
    /// <returns>The law, its constants out of their logarithms.</returns>
    /// <exception cref="ArgumentException">There is no run, or no start.</exception>
    [KataTask("13.7")]
    public static ChinchillaLaw Fit(
        IReadOnlyList<TrainingRun> runs, IReadOnlyList<double[]> starts, double delta = 1e-3)
    {
        Guard.Some(runs);
        Guard.Some(starts);
        Guard.Positive(delta);

        var ends = starts.Select(start => Lbfgs.Minimize(point => Objective(point, runs, delta), start));
        double[] best = ends.MinBy(end => end.Value)!.Point;
        return new ChinchillaLaw(
            E: Math.Exp(best[0]), A: Math.Exp(best[1]), Alpha: best[3], B: Math.Exp(best[2]), Beta: best[4]);
    }
}
