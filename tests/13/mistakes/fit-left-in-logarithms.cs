// task: 13.7
// title:E, A and B are left as logarithms
// hint: The search works on ln E, ln A and ln B; the law has E, A and B.
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

        var ends = starts.Select(start => Lbfgs.Minimize(point => Objective(point, runs, delta), start));
        double[] best = ends.MinBy(end => end.Value)!.Point;
        return new ChinchillaLaw(
            E: best[0], A: best[1], Alpha: best[3], B: best[2], Beta: best[4]);
    }
}
