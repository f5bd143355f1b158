// task:  13.6
// title: smooth L1 for Huber
// expect:Yours is PyTorch's smooth L1: Huber's loss divided by δ. Beyond δ it is δ · (|x| - δ / 2).
// hears: objective-smooth-line
// source: pytorch/pytorch #48595: smooth L1 is Huber by another factor
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

        double value = 0;
        double[] g = new double[5];
        foreach (var run in runs)
        {
            var (l, s) = Terms(point, run.Parameters, run.Tokens);
            double x = l - Math.Log(run.Loss);
            value += Math.Abs(x) < delta ? x * x / (2 * delta) : Math.Abs(x) - (delta / 2);
            double slope = Math.Abs(x) < delta ? x / delta : Math.Sign(x);
            g[0] += slope * s[0];
            g[1] += slope * s[1];
            g[2] += slope * s[2];
            g[3] -= slope * s[1] * Math.Log(run.Parameters);
            g[4] -= slope * s[2] * Math.Log(run.Tokens);
        }

        return (value, g);
    }
}
