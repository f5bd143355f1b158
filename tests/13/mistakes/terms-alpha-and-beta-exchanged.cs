// task: 13.5
// title:α and β are exchanged
// hint: α belongs to the parameters, β to the tokens.
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
        double[] terms = [e, a - (beta * Math.Log(parameters)), b - (alpha * Math.Log(tokens))];
        double largest = terms.Max();
        double[] powers = [.. terms.Select(term => Math.Exp(term - largest))];
        double sum = powers.Sum();
        return (largest + Math.Log(sum), [.. powers.Select(power => power / sum)]);
    }
}
