// task: 13.5
// title:The loss is given, and not its logarithm
// hint: What comes out is the logarithm of the loss.
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class LawFit
{
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
        return (Math.Exp(largest) * sum, [.. powers.Select(power => power / sum)]);
    }
}
