// task:  13.6
// title: divides by the number of runs
// expect:Add up, without dividing by the number of runs.
// hears: objective-mean-of-the-runs
// source: Besiroglu et al. 2024, arXiv 2404.10102: the mean in place of the sum ended the original search early
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class LawFit
{
    public static (double Value, double[] Gradient) Objective(
        double[] point, IReadOnlyList<TrainingRun> runs, double delta = 1e-3)
    {
        Guard.Count(point, 5, "[e, a, b, α, β]");
        Guard.Some(runs);
        Guard.Positive(delta);

        double sum = 0;
        double[] grad = new double[5];
        foreach (var run in runs)
        {
            var (l, s) = Terms(point, run.Parameters, run.Tokens);
            double r = l - Math.Log(run.Loss);
            double d;
            if (Math.Abs(r) < delta)
            {
                sum += 0.5 * r * r;
                d = r;
            }
            else
            {
                sum += delta * (Math.Abs(r) - (0.5 * delta));
                d = delta * Math.Sign(r);
            }

            double ln = Math.Log(run.Parameters);
            double ld = Math.Log(run.Tokens);
            double[] by = [s[0], s[1], s[2], -s[1] * ln, -s[2] * ld];
            for (int i = 0; i < 5; i++)
            {
                grad[i] += d * by[i];
            }
        }

        return (sum / runs.Count, [.. grad.Select(g => g / runs.Count)]);
    }
}
