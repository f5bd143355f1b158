// task: 13.5
// title:Shares by exp of the difference
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class LawFit
{
    public static (double LogLoss, double[] Shares) Terms(double[] point, double parameters, double tokens)
    {
        Guard.Count(point, 5, "[e, a, b, α, β]");
        Guard.Positive(parameters);
        Guard.Positive(tokens);

        double[] terms =
        [
            point[0],
            point[1] - (point[3] * Math.Log(parameters)),
            point[2] - (point[4] * Math.Log(tokens)),
        ];
        double top = Math.Max(terms[0], Math.Max(terms[1], terms[2]));
        double logLoss = top + Math.Log(terms.Sum(term => Math.Exp(term - top)));
        return (logLoss, [.. terms.Select(term => Math.Exp(term - logLoss))]);
    }
}
