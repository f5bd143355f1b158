// task:  13.5
// title: log of the sum of exps as it stands
// expect:exp(1000) is infinity. Take the largest term out before exp, and add it after the logarithm.
// hears: terms-not-stable
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class LawFit
{
    public static (double LogLoss, double[] Shares) Terms(double[] point, double parameters, double tokens)
    {
        Guard.Count(point, 5, "[e, a, b, α, β]");
        Guard.Positive(parameters);
        Guard.Positive(tokens);

        double first = Math.Exp(point[0]);
        double second = Math.Exp(point[1] - (point[3] * Math.Log(parameters)));
        double third = Math.Exp(point[2] - (point[4] * Math.Log(tokens)));
        double all = first + second + third;
        return (Math.Log(all), [first / all, second / all, third / all]);
    }
}
