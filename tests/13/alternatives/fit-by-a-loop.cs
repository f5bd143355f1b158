// task: 13.7
// title:A loop that keeps the best
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class LawFit
{
    public static ChinchillaLaw Fit(
        IReadOnlyList<TrainingRun> runs, IReadOnlyList<double[]> starts, double delta = 1e-3)
    {
        Guard.Some(runs);
        Guard.Some(starts);
        Guard.Positive(delta);

        Minimum? best = null;
        foreach (double[] start in starts)
        {
            var end = Lbfgs.Minimize(at => Objective(at, runs, delta), start);
            best = best is null || end.Value < best.Value ? end : best;
        }

        double[] p = best!.Point;
        return new ChinchillaLaw(Math.Exp(p[0]), Math.Exp(p[1]), p[3], Math.Exp(p[2]), p[4]);
    }
}
