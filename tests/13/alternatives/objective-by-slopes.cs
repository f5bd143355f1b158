// task: 13.6
// title:A row of slopes for each run
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
        double[] gradient = [0, 0, 0, 0, 0];
        foreach (var run in runs)
        {
            var (logLoss, s) = Terms(point, run.Parameters, run.Tokens);
            double off = logLoss - Math.Log(run.Loss);
            bool near = Math.Abs(off) < delta;
            value += near ? 0.5 * off * off : (delta * Math.Abs(off)) - (0.5 * delta * delta);
            double pull = near ? off : delta * Math.Sign(off);
            double[] by = [s[0], s[1], s[2], -s[1] * Math.Log(run.Parameters), -s[2] * Math.Log(run.Tokens)];
            for (int i = 0; i < by.Length; i++)
            {
                gradient[i] += pull * by[i];
            }
        }

        return (value, gradient);
    }
}
